import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBin, emptyBins, takeFirst } from './bins.ts'

test('buckets know their lowest bins and which of them hold some, whatever is put and taken', () => {
  const buckets = 5
  const moves = fc.array(fc.tuple(fc.nat(buckets - 1), fc.nat(buckets - 1)), { maxLength: 200 })
  fc.assert(
    fc.property(fc.array(fc.nat(buckets - 1), { minLength: 1, maxLength: 40 }), moves, (start, moves) => {
      const bins = emptyBins(start.length, buckets)
      const model: number[][] = Array.from({ length: buckets }, () => [])
      const check = (): void => {
        const filled = [...model.keys()].filter((bucket) => model[bucket]?.length !== 0)
        expect(bins.occupied.slice(0, bins.count).toSorted()).toEqual(Int32Array.from(filled))
        expect([...bins.first]).toEqual(model.map((held) => (held.length === 0 ? -1 : Math.min(...held))))
      }
      for (const [bin, bucket] of start.entries()) {
        addBin(bins, bucket, bin)
        model[bucket]?.push(bin)
        check()
      }
      for (const [from, to] of moves) {
        const held = model[from] as number[]
        if (held.length === 0) continue
        const bin = takeFirst(bins, from)
        expect(bin).toBe(Math.min(...held))
        model[from] = held.filter((other) => other !== bin)
        check()
        addBin(bins, to, bin)
        model[to]?.push(bin)
        check()
      }
    }),
  )
})
