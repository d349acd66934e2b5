/** Makes the instances of a set, checks them and cuts them into blocks. */

import { deriveSeed } from '../random.ts'
import { contentHash } from './content-hash.ts'
import { InputError } from './input-error.ts'
import type { InstanceSet, NamedInstance } from './instance-set.ts'
import type { LoadedBlock, LoadedSet } from './loaded-problem.ts'

/** Most instances that a block holds: what a worker keeps in memory, and what a crash costs. */
const blockCap = 500

const defaultRacing = (instances: number): number => (instances < 8 ? instances : Math.floor(instances / 8))

/** The sizes of a set's blocks: the racing block, then the rest in equal parts under the cap. */
export const blockSizes = (instances: number, racing: number = defaultRacing(instances)): readonly number[] => {
  if (!Number.isInteger(racing) || racing < 1)
    throw new InputError(`The racing block is ${racing} instances; give a whole number from 1`)
  const first = Math.min(racing, instances, blockCap)
  const rest = instances - first
  const parts = Math.ceil(rest / blockCap)
  return [
    first,
    ...Array.from(
      { length: parts },
      (_, part) => Math.floor((rest * (part + 1)) / parts) - Math.floor((rest * part) / parts),
    ),
  ]
}

const seedsOf = (set: string, slice: readonly NamedInstance<unknown>[], stream: number): readonly number[] =>
  slice.map(({ id }) => deriveSeed(stream, 'instance', set, id))

/** Cuts instances into blocks, in their order; the first is the racing block. `set` is the name that seeds derive from. */
export const cutIntoBlocks = (
  set: string,
  instances: readonly NamedInstance<unknown>[],
  racing?: number,
): readonly LoadedBlock[] => {
  let from = 0
  return blockSizes(instances.length, racing).map((size) => {
    const slice = instances.slice(from, from + size)
    const data = slice.map((one) => one.data)
    const seeds = seedsOf(set, slice, 0)
    const block = { hash: contentHash({ data, seeds }), from, instances: data, seeds }
    from += size
    return block
  })
}

/** The blocks of a set with the seeds of another stream; stream 0 is the set's own. */
export const blocksOfStream = ({ name, instances, blocks }: LoadedSet, stream: number): readonly LoadedBlock[] => {
  if (stream === 0) return blocks
  return blocks.map((block) => {
    const seeds = seedsOf(name, instances.slice(block.from, block.from + block.instances.length), stream)
    return { ...block, seeds, hash: contentHash({ data: block.instances, seeds }) }
  })
}

/** A set, ready to be run. Throws InputError for no instances or an id that occurs twice. */
export const loadSet = (
  name: string,
  { title, instances: make, racing, settings = {}, published }: InstanceSet<unknown>,
  notices: readonly string[] = [],
): LoadedSet => {
  const instances = make()
  if (instances.length === 0) throw new InputError(`Instance set '${name}' has no instances; give it at least one`)
  const ids = new Set<string>()
  for (const { id } of instances) {
    if (ids.has(id))
      throw new InputError(`Instance set '${name}' has two instances called '${id}'; ids are unique in a set`)
    ids.add(id)
  }
  const blocks = cutIntoBlocks(name, instances, racing)
  const hash = contentHash({
    blocks: blocks.map((block) => block.hash),
    named: instances.map(({ id, group }) => [id, group]),
  })
  return { name, title, instances, blocks, hash, settings, published, notices }
}
