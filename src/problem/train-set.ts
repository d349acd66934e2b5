/** Training on instances of the user's choice, and what is to be said of them. */

import { contentHash } from './content-hash.ts'
import type { InstanceFile } from './instance-file.ts'
import type { LoadedProblem } from './loaded-problem.ts'
import { missingData } from './public-data.ts'

/** The problem with the instances of these files as its set `train`; its other sets stay. Throws InputError where a file cannot be read. */
export const withTrainFiles = (problem: LoadedProblem, files: readonly InstanceFile[]): LoadedProblem => {
  const train = problem.fileSet(files, 'train')
  return { ...problem, set: (name) => (name === 'train' ? train : problem.set(name)) }
}

/** Instances of a named set that are trained on. */
export type TrainedOn = {
  readonly set: string
  /** Where the set was published, if it was. */
  readonly published: string | undefined
  readonly instances: number
}

/** The sets that results are reported on, or that were published, of which training would use instances. Sets whose public files are not here are not looked at. */
export const trainedOn = (problem: LoadedProblem): readonly TrainedOn[] => {
  const train = problem.set('train')
  const hashes = new Set(train.instances.map(({ data }) => contentHash(data)))
  const itself = train.published === undefined ? [] : [train]
  const others = problem.setNames
    .filter((name) => name !== 'train' && missingData(problem.definition.sets[name] ?? {}) === undefined)
    .map((name) => problem.set(name))
  return [...itself, ...others].flatMap(({ name, published, instances }) => {
    const common = instances.filter(({ data }) => hashes.has(contentHash(data))).length
    return common === 0 ? [] : [{ set: name, published, instances: common }]
  })
}

/** What a user is told of it, in a line. */
export const trainedOnWarning = ({ set, published, instances }: TrainedOn): string => {
  const counted = instances === 1 ? '1 training instance is' : `${instances} training instances are`
  return published === undefined
    ? `Warning: ${counted} in the set ${set} too: results on it are not those of unseen instances.`
    : `Warning: ${counted} of the published set ${set} (${published}): results on it are no longer comparable with published ones.`
}
