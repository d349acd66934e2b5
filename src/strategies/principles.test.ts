import { expect, it } from 'vitest'
import { parsePrinciples } from './principles.ts'

it.each([
  [
    '1. Serve the shortest.\n2. Serve the most urgent,\n   unless it is late anyway.',
    ['Serve the shortest.', 'Serve the most urgent, unless it is late anyway.'],
  ],
  ['Here are two:\n\n1) One.\n\n2) Two.', ['One.', 'Two.']],
  ['- One\n* Two\n• Three', ['One', 'Two', 'Three']],
  // Points below a numbered item belong to it.
  ['1. One\n- because\n2. Two', ['One - because', 'Two']],
  ['Look ahead by one job.', ['Look ahead by one job.']],
  ['  \n', []],
])('reads %j', (text, principles) => expect(parsePrinciples(text)).toEqual(principles))
