import { expect, it } from 'vitest'
import { removedLines, returnedLines } from './returned-lines.ts'

const slack = '  const slack = job.due - now - job.length'
const urgency = '  const urgency = Math.exp(-slack / mean)'
const program = (...lines: readonly string[]): string =>
  ['export const priority = (job) => {', ...lines, '}'].join('\n')
const lineage = [program(slack), program(slack, urgency), program(urgency)]

it('lines that were taken out are told, latest first, each once', () => {
  expect(removedLines(lineage)).toEqual([slack.trim()])
  expect(removedLines([...lineage, program('  return job.length * 2')])).toEqual([urgency.trim(), slack.trim()])
  expect(removedLines([program(slack), program(), program(slack), program()])).toEqual([slack.trim()])
})

it('not those that are there again, nor those that differ in numbers, comments or layout', () => {
  expect(removedLines([...lineage, program(slack, urgency)])).toEqual([])
  const weighed = ['  return job.length * 0.5', '  return job.length*1.25 // tuned'.replace('*', ' * ')]
  expect(removedLines(weighed.map((line) => program(line)))).toEqual([])
})

it('nor braces and other short lines', () => {
  expect(removedLines([program('  if (now) {', '  }'), program()])).toEqual([])
})

it('a line that comes back is found', () => {
  const child = program(urgency, `${slack} // once more`)
  expect(returnedLines(child, lineage)).toEqual([`${slack.trim()} // once more`])
  expect(returnedLines(program(urgency), lineage)).toEqual([])
  expect(returnedLines(child, [])).toEqual([])
})
