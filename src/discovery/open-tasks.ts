/** The further tasks of a strategy: other problems, or the train instances of one size, each with what candidates for it are told and judged by. */

import { InputError } from '../problem/input-error.ts'
import { cutIntoBlocks } from '../problem/load-set.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { contentHash } from '../problem/content-hash.ts'
import { loadProblem } from '../problem/registry.ts'
import { viewOf } from './problem-view.ts'
import type { Task } from './strategy.ts'

/** A task with its instances. */
export type OpenTask = { readonly task: Task; readonly loaded: LoadedProblem; readonly train: LoadedSet }

/** The instances of a set that have this size; they keep the seeds that they have in the whole set. Throws InputError where there are none. */
const ofSize = ({ definition }: LoadedProblem, set: LoadedSet, size: number, name: string): LoadedSet => {
  const instances = set.instances.filter(({ data }) => definition.size(data) === size)
  if (instances.length === 0) {
    const sizes = new Set(set.instances.map(({ data }) => definition.size(data)))
    const known = [...sizes].toSorted((a, b) => a - b).join(', ')
    throw new InputError(
      `The task ${name} has no instances: the train set of ${definition.name} has the sizes ${known}`,
    )
  }
  const blocks = cutIntoBlocks(set.name, instances)
  const hash = contentHash({
    blocks: blocks.map((block) => block.hash),
    named: instances.map(({ id, group }) => [id, group]),
  })
  return { ...set, instances, blocks, hash }
}

const openTask = async (name: string, own: LoadedProblem, folders: readonly string[]): Promise<OpenTask> => {
  const [problemName = '', sizeText] = name.split('@')
  const size = Number(sizeText)
  if (sizeText !== undefined && !(size > 0))
    throw new InputError(`The task "${name}" is no problem's name, nor one with a size, as tsp/construct@50`)
  const found = problemName === own.definition.name ? own : await loadProblem(problemName, { folders })
  const isOwn = found.definition.name === own.definition.name
  const loaded = isOwn ? own : found
  const whole = loaded.set('train')
  const train = sizeText === undefined ? whole : ofSize(loaded, whole, size, name)
  const sizes = train.instances.map(({ data }) => loaded.definition.size(data))
  const mean = sizes.reduce((sum, one) => sum + one, 0) / sizes.length
  return { task: { name, problem: viewOf(loaded), isOwn, size: mean }, loaded, train }
}

/**
 * Loads the tasks of that name, once each. Rejects with `InputError` for problems and sizes that there are not, and where none is of the
 * run's own problem, for which it is to find something.
 */
export const openTasks = async (
  names: readonly string[],
  own: LoadedProblem,
  folders: readonly string[],
): Promise<readonly OpenTask[]> => {
  const opened = await Promise.all([...new Set(names)].map((name) => openTask(name, own, folders)))
  if (opened.length === 0 || opened.some(({ task }) => task.isOwn)) return opened
  const { name } = own.definition
  throw new InputError(
    `None of the tasks ${names.join(', ')} is of ${name}, for which the run is to find a heuristic: add ${name}`,
  )
}
