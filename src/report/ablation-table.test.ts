import { expect, it } from 'vitest'
import { pooledGap } from '../problem/metric.ts'
import { ablationRows, ablationTable } from './ablation-table.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const base = { variant: 'default', metrics: seeds.map((seed) => seed / 100) }

it('pairs runs by seed, and corrects for the number of variants', () => {
  const rows = ablationRows([
    base,
    { variant: 'a=false', metrics: seeds.map((seed) => (seed + 1) / 100) },
    { variant: 'b=0', metrics: base.metrics },
    { variant: 'c=0', metrics: [null, ...base.metrics.slice(1)] },
  ])
  expect(rows[0]).toMatchObject({ runs: 8, median: 0.045, difference: null, p: null })
  expect(rows[1]?.difference).toBeCloseTo(0.01, 12)
  // All of one sign: 2 of 2^8 orders of signs are as extreme, and three variants are looked at.
  expect(rows[1]?.p).toBeCloseTo((3 * 2) / 256, 12)
  expect(rows[2]).toMatchObject({ difference: 0, p: 1 })
  expect(rows[3]).toMatchObject({ runs: 7, difference: 0 })
})

it('shows a loss with its sign and runs without a metric as missing', () => {
  const table = ablationTable(
    ablationRows([base, { variant: 'a=false', metrics: [0.5] }, { variant: 'b=0', metrics: [null] }]),
    pooledGap,
  )
  expect(table).toMatch(/a=false\s+1\s+50\.00 %\s+50\.00 % to 50\.00 %\s+\+49\.00 %\s+1\.000/)
  expect(table).toMatch(/b=0\s+0\s+–\s+–\s+–\s+–/)
})
