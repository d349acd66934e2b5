/** Units tell what goes together from what does not, and growing and varying keep to them. */

import type { Contract, ValueType } from '../../discovery/strategy.ts'
import type { Grammar } from './grammar.ts'
import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomStream } from '../../random.ts'
import { grammarsFor } from './grammar.ts'
import { growRamped } from './grow.ts'
import { apply, constant, input } from './tree.ts'
import { pure, sameUnit, unitOf } from './unit.ts'

const number: ValueType = { kind: 'number' }
const contract = (unit: (name: string) => { readonly unit?: string }): Contract => ({
  name: 'rate',
  doc: '',
  parameters: ['time', 'due', 'items', 'plain'].map((name) => ({ name, type: number, doc: '', ...unit(name) })),
  returns: number,
})
const grammarOf = (one: Contract): Grammar => (grammarsFor([one]) as readonly Grammar[])[0] as Grammar

const units: Readonly<Record<string, string>> = { time: 'minutes', due: 'minutes', items: 'jobs' }
const grammar = grammarOf(contract((name) => (units[name] === undefined ? {} : { unit: units[name] })))
const unitIn = (tree: Parameters<typeof unitOf>[0]) => unitOf(tree, grammar.units)

const [time, due, items, plain] = ['time', 'due', 'items', 'plain'].map(input) as [
  ReturnType<typeof input>,
  ReturnType<typeof input>,
  ReturnType<typeof input>,
  ReturnType<typeof input>,
]

describe('the unit of an expression', () => {
  test.each([
    [apply('subtract', due, time), { minutes: 1 }],
    [apply('larger', apply('multiply', constant(1.2), time), due), { minutes: 1 }],
    [apply('divide', time, items), { minutes: 1, jobs: -1 }],
    [apply('multiply', apply('divide', time, items), items), { minutes: 1 }],
    [apply('root', apply('multiply', time, due)), { minutes: 1 }],
    [apply('log', apply('divide', time, due)), pure],
    [apply('power', time, constant(2)), { minutes: 2 }],
    [apply('choose', apply('less', time, constant(0)), time, due), { minutes: 1 }],
    [apply('add', plain, time), { minutes: 1 }],
    [apply('multiply', plain, time), 'unknown'],
  ] as const)('follows from its parts (%#)', (tree, unit) => {
    expect(unitIn(tree)).toEqual(unit)
  })

  test.each([
    apply('add', time, items),
    apply('smaller', time, constant(3)),
    apply('choose', apply('less', time, items), time, due),
    apply('log', time),
    apply('power', constant(2), time),
    apply('negate', apply('subtract', time, items)),
  ])('is none where a part mixes what does not go together (%#)', (tree) => {
    expect(unitIn(tree)).toBeUndefined()
  })

  test('is no obstacle where the contract names none', () => {
    const nameless = grammarOf(contract(() => ({})))
    assert(
      property(integer(), (seed) => {
        const [first, second] = [0, 1].map((at) => growRamped(nameless, at, randomStream(seed, at), 4))
        const sum = apply('add', first ?? plain, second ?? plain)
        expect(unitOf(sum, nameless.units)).toBeDefined()
      }),
    )
  })
})

test('nearly all random programs make sense of their units, and use all of them', () => {
  const random = randomStream(1, 'units')
  const found = Array.from({ length: 1000 }, (_, index) => unitIn(growRamped(grammar, index, random, 5)))
  expect(found.filter((unit) => unit === undefined).length).toBeLessThan(300)
  expect(found.some((unit) => unit !== undefined && unit !== 'unknown' && sameUnit(unit, { minutes: 1 }))).toBe(true)
  expect(found.some((unit) => unit !== undefined && unit !== 'unknown' && sameUnit(unit, { jobs: 1 }))).toBe(true)
})
