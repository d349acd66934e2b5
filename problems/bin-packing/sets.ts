/** The family's instance sets: fresh ones for online and for offline problems, and the published ones that both have. */

import { type InstanceSet, type NamedInstance, publicData } from 'heuristica/problem'
import { type SetSize, uniformInstances, weibullInstances } from './generate.ts'
import { groupOf, type Instance } from './instance.ts'
import { readJsonFile } from './read-json.ts'

type Set = InstanceSet<Instance>
type Sets = Readonly<Record<string, Set>>

const named = (prefix: string, instances: readonly Instance[]): readonly NamedInstance<Instance>[] =>
  instances.map((data, at) => ({ id: `${prefix}-${at + 1}`, group: groupOf(data), data }))

const weibullTitle = (count: number, items: number): string =>
  `${count} instances of ${items} items, sizes Weibull(3) · 45, bins of 100`

const weibull = (prefix: string, seed: number, count: number, items: number): Set => ({
  title: weibullTitle(count, items),
  instances: () => named(prefix, weibullInstances(seed, count, items)),
})

const uniformTitle = (sizes: readonly SetSize[]): string =>
  `${sizes.map(([count, items]) => `${count} × ${items}`).join(' + ')} items, sizes uniform in 20 … 100, bins of 150`

const uniform = (seed: number, sizes: readonly SetSize[]): Set => ({
  title: uniformTitle(sizes),
  instances: () =>
    uniformInstances(seed, sizes).flatMap((part, at) => named(`uniform-${seed}-${sizes[at]?.[1]}`, part)),
})

const fromFile = (title: string, published: string, file: string): Set => ({
  title,
  published,
  ...publicData([`bin-packing/${file}.json`], (text, path) => named(file, readJsonFile(text, path).instances)),
})

const eoh = 'EoH (Liu and others 2024), test instances'
const reevo = 'ReEvo (Ye and others 2024), offline bin packing'

/** ReEvo seeds each split with the length of its name and draws its sizes one after the other. */
const reevoSplit = (split: string, sizes: readonly SetSize[]): Sets =>
  Object.fromEntries(
    sizes.map((size, at) => {
      const name = `reevo-${split}-${size[1]}`
      const instances = () => named(name, uniformInstances(split.length, sizes)[at] ?? [])
      return [name, { title: uniformTitle([size]), published: reevo, instances }]
    }),
  )

const reevoSizes: readonly SetSize[] = [
  [64, 120],
  [64, 500],
  [64, 1000],
]

const publishedSets: Sets = {
  'weibull-1k': fromFile(weibullTitle(5, 1000), eoh, 'weibull-1k-eoh'),
  'weibull-5k': fromFile(weibullTitle(5, 5000), eoh, 'weibull-5k-eoh'),
  'weibull-10k': fromFile(weibullTitle(5, 10_000), eoh, 'weibull-10k-eoh'),
  'funsearch-5k': fromFile(
    weibullTitle(5, 5000),
    'FunSearch (Romera-Paredes and others 2024), test instances',
    'weibull-5k-funsearch',
  ),
  'llm4ad-5k': {
    ...weibull('llm4ad-5k', 2024, 5, 5000),
    published: 'LLM4AD (Liu and others 2024), online bin packing, seed 2024',
  },
  or3: fromFile(uniformTitle([[20, 500]]), 'OR-Library, binpack3 (Falkenauer 1996)', 'or3-funsearch'),
  ...reevoSplit('train', [[5, 500]]),
  ...reevoSplit('val', reevoSizes),
  ...reevoSplit('test', reevoSizes),
}

/** The sets of problems whose items arrive one by one. */
export const onlineSets: Sets = {
  train: weibull('weibull-101', 101, 5, 2000),
  validation: weibull('weibull-102', 102, 5, 5000),
  test: weibull('weibull-103', 103, 5, 5000),
  'test-10k': weibull('weibull-104', 104, 5, 10_000),
  ...publishedSets,
}

const mixedSizes: readonly SetSize[] = [
  [12, 120],
  [6, 250],
  [4, 500],
]

/** The sets of problems that see all items at once. */
export const offlineSets: Sets = {
  train: uniform(201, [
    [12, 120],
    [4, 250],
  ]),
  validation: uniform(202, mixedSizes),
  test: uniform(203, mixedSizes),
  'test-1000': uniform(204, [[5, 1000]]),
  ...publishedSets,
}
