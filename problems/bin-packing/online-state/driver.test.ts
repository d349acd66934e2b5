import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../instance.ts'
import { type Context, type Heuristic, solve } from './driver.ts'

const instances: fc.Arbitrary<Instance> = fc
  .integer({ min: 1, max: 12 })
  .chain((capacity) =>
    fc
      .array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 40 })
      .map((sizes) => ({ capacity, sizes: Int32Array.from(sizes) })),
  )

/** Few different values, so that ties are common. */
const ratings =
  (salt: number): Heuristic['score'] =>
  (item, remaining, { counts, opened, placed, items, first, alike, after }) =>
    Math.imul(
      item + 3 * remaining + 5 * opened + 7 * placed + 11 * items + 13 * first + 17 * alike + 19 * after,
      salt,
    ) &
    (3 + (counts[0] ?? 0))

type Bin = { readonly items: number[]; left: number }

/** Every bin is asked for every item, with everything counted anew. */
const byTheLetter = ({ capacity, sizes }: Instance, { score }: Heuristic): readonly number[] => {
  const bins: Bin[] = []
  return Array.from(sizes, (item, placed) => {
    const counts = Int32Array.from(
      { length: capacity + 1 },
      (_, room) => bins.filter(({ left }) => left === room).length,
    )
    const choices = [...bins, { items: [], left: capacity }]
    const scores = choices.map(({ items, left }) => {
      if (left < item) return undefined
      const context: Context = {
        capacity,
        counts,
        opened: bins.length,
        placed,
        items: items.length,
        first: items[0] ?? 0,
        alike: counts[left] as number,
        after: counts[left - item] as number,
      }
      return score(item, left, context)
    })
    const best = Math.max(...scores.filter((one) => one !== undefined))
    const at = scores.indexOf(best)
    const bin = choices[at] as Bin
    if (at === bins.length) bins.push(bin)
    bin.items.push(item)
    bin.left -= item
    return at
  })
}

test('tells exactly what is open, and packs by it', () => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, salt) => {
      expect([...solve(instance, { score: ratings(salt) })]).toEqual(byTheLetter(instance, { score: ratings(salt) }))
    }),
  )
})

test('bins that look alike are asked for once an item', () => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, salt) => {
      const asked: string[] = []
      solve(instance, {
        score: (item, remaining, context) => {
          asked.push([context.placed, remaining, context.items, context.first].join(' '))
          return ratings(salt)(item, remaining, context)
        },
      })
      expect(new Set(asked).size).toBe(asked.length)
    }),
  )
})

test('writing to the context misleads nobody but the writer', () => {
  const sizes = Int32Array.from({ length: 200 }, (_, at) => ((at * 37) % 60) + 10)
  const score: Heuristic['score'] = (item, remaining, { alike, after, items }) =>
    (items === 0 ? 0 : 2 * alike) - (remaining === item ? 0 : 2 * after)
  const honest = solve({ capacity: 100, sizes }, { score })
  const kept: Context[] = []
  const meddling = solve(
    { capacity: 100, sizes },
    {
      score: (item, remaining, context) => {
        const rating = score(item, remaining, context)
        kept.push(context)
        context.counts.fill(-1)
        Object.assign(context, {
          capacity: 1,
          counts: [],
          opened: 0,
          placed: 9,
          items: 9,
          first: 9,
          alike: 9,
          after: 9,
        })
        return rating
      },
    },
  )
  expect(meddling).toEqual(honest)
  expect(kept.length).toBeGreaterThan(200)
})
