/** What a child keeps between jobs: drivers by hash, and blocks as copies outside of any isolate, least recently used out first. */

import ivm from 'isolated-vm'
import type { Block, ModuleGraph } from './job.ts'

/** A block whose instances can be copied into any isolate. */
export type KeptBlock = {
  readonly copies: readonly ivm.ExternalCopy<unknown>[]
  readonly seeds: readonly number[]
  readonly weight: number
}

/** Both caches answer `undefined` for what they were not sent or have dropped. */
type Kept<Key, Value> = { get(hash: string): Value | undefined; keep(item: Key): void }

const mostDrivers = 16
const mostBlocks = 64
const mostBytes = 128 * 1024 * 1024

/** Drivers, by hash. */
export const keptDrivers = (): Kept<ModuleGraph, ModuleGraph> => {
  const kept = new Map<string, ModuleGraph>()
  return {
    get: (hash) => kept.get(hash),
    keep(graph) {
      if (kept.size >= mostDrivers) kept.clear()
      kept.set(graph.hash, graph)
    },
  }
}

/** Blocks, by hash, up to a number and a weight in bytes; the newest always stays. */
export const keptBlocks = (): Kept<Block, KeptBlock> => {
  const kept = new Map<string, KeptBlock>()
  let weight = 0
  const drop = (hash: string, block: KeptBlock): void => {
    kept.delete(hash)
    weight -= block.weight
    for (const copy of block.copies) copy.release()
  }
  return {
    get(hash) {
      const block = kept.get(hash)
      if (block === undefined) return undefined
      kept.delete(hash)
      kept.set(hash, block)
      return block
    },
    keep(block) {
      const before = ivm.ExternalCopy.totalExternalSize
      const copies = block.instances.map((instance) => new ivm.ExternalCopy<unknown>(instance))
      const added = { copies, seeds: block.seeds, weight: ivm.ExternalCopy.totalExternalSize - before }
      kept.set(block.hash, added)
      weight += added.weight
      for (const [hash, oldest] of kept) {
        if (hash === block.hash || (kept.size <= mostBlocks && weight <= mostBytes)) break
        drop(hash, oldest)
      }
    },
  }
}
