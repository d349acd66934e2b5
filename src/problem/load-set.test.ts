import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError, type NamedInstance } from './index.ts'
import { blocksOfStream, blockSizes, cutIntoBlocks, loadSet } from './load-set.ts'

const instances = (count: number): readonly NamedInstance<unknown>[] =>
  Array.from({ length: count }, (_, at) => ({ id: `i${at}`, group: 'all', data: { p: Int32Array.of(at, count) } }))

test.each([
  [1, undefined, [1]],
  [7, undefined, [7]],
  [8, undefined, [1, 7]],
  [200, 25, [25, 175]],
  [200, 500, [200]],
  [1100, 50, [50, 350, 350, 350]],
])('%i instances with a racing block of %s', (count, racing, sizes) => {
  expect(blockSizes(count, racing)).toEqual(sizes)
})

test('blocks hold every instance once, in order, and none is above the cap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.option(fc.integer({ min: 1, max: 6000 }), { nil: undefined }),
      (count, racing) => {
        const sizes = blockSizes(count, racing)
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count)
        expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1)
      },
    ),
  )
})

test('a block says where it begins, and its hash and seeds depend on the set and its instances alone', () => {
  const blocks = cutIntoBlocks('train', instances(20))
  expect(blocks.map((block) => block.from)).toEqual([0, 2])
  expect(blocks.flatMap((block) => block.instances)).toEqual(instances(20).map((one) => one.data))
  expect(new Set(blocks.flatMap((block) => block.seeds)).size).toBe(20)
  expect(cutIntoBlocks('train', instances(20))).toEqual(blocks)
  expect(cutIntoBlocks('train', instances(20), 5).flatMap((block) => block.seeds)).toEqual(
    blocks.flatMap((block) => block.seeds),
  )
  expect(cutIntoBlocks('test', instances(20))[0]?.hash).not.toBe(blocks[0]?.hash)
})

test('a set without instances, with an id twice or with no racing block is refused', () => {
  const load = (made: readonly NamedInstance<unknown>[], racing?: number): unknown =>
    loadSet('train', { title: '', instances: () => made, ...(racing === undefined ? {} : { racing }) })
  expect(() => load([])).toThrow(new InputError("Instance set 'train' has no instances; give it at least one"))
  expect(() => load([...instances(2), ...instances(1)])).toThrow("two instances called 'i0'")
  expect(() => load(instances(9), 0)).toThrow('The racing block is 0 instances')
})

test('another stream has other seeds for the same instances', () => {
  const set = loadSet('train', { title: '', instances: () => instances(9) })
  const seeds = (stream: number): readonly number[] => blocksOfStream(set, stream).flatMap((block) => block.seeds)
  expect(blocksOfStream(set, 0)).toBe(set.blocks)
  expect(seeds(1)).toHaveLength(9)
  expect(new Set([...seeds(0), ...seeds(1), ...seeds(2)]).size).toBe(27)
  expect(blocksOfStream(set, 1)[1]).toMatchObject({ from: 1, instances: set.blocks[1]?.instances })
  expect(blocksOfStream(set, 1)[0]?.hash).not.toBe(set.blocks[0]?.hash)
})
