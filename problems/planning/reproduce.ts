/** The family's published numbers: plan lengths of the competition of 2023, and the coverage that the study of heuristics by language models reports. */

import type { ReproduceCell } from 'heuristica/problem'

const competition =
  'Best known plans of the International Planning Competition 2023, learning track, easy tasks (the organisers’ upper_bounds.json), proved shortest by A* with h max'

/** Mean steps over three tasks. */
const lengths: readonly (readonly [problem: string, group: string, ...steps: readonly number[]])[] = [
  ['heuristic', 'tasks 1 to 3', 10, 8, 20],
  ['ferry', 'tasks 1 to 3', 8, 8, 12],
  ['miconic', 'tasks 1 to 3', 4, 4, 4],
  ['miconic', 'tasks 4 to 6', 8, 7, 7],
  ['spanner', 'tasks 1 to 3', 7, 7, 7],
  ['spanner', 'tasks 4 to 6', 7, 7, 8],
  ['transport', 'tasks 1 to 3', 3, 4, 6],
  ['transport', 'tasks 4 to 6', 6, 12, 13],
]

const planLengths = lengths.map(([problem, group, ...steps]): ReproduceCell => ({
  kind: 'published',
  table: competition,
  problem: `planning/${problem}`,
  set: 'ipc2023-first',
  groups: [group],
  heuristic: 'h max',
  settings: { search: 'astar', measure: 'steps', expansions: 20_000, states: 200_000 },
  statistic: 'mean objective',
  published: steps.reduce((sum, one) => sum + one, 0) / steps.length,
  decimals: 3,
}))

const study =
  'Heuristics by language models (Corrêa, Pereira, Seipp 2025), share of the 90 tasks for testing that is not solved'

/** Solved of 90 tasks: easy, medium and hard ones, with minutes of time. */
const solved: Readonly<Record<string, Readonly<Record<'blind' | 'FF' | 'goal count' | 'additive' | 'R1', number>>>> = {
  heuristic: { blind: 6, FF: 24, 'goal count': 32, additive: 44, R1: 66 },
  childsnack: { blind: 9, FF: 17, 'goal count': 23, additive: 29, R1: 22 },
  miconic: { blind: 30, FF: 74, 'goal count': 90, additive: 90, R1: 90 },
  spanner: { blind: 30, FF: 30, 'goal count': 30, additive: 30, R1: 70 },
  transport: { blind: 8, FF: 29, 'goal count': 36, additive: 51, R1: 59 },
}

const planners: Readonly<Record<string, string>> = {
  blind: 'Pyperplan',
  FF: 'Pyperplan',
  'goal count': 'Fast Downward',
  additive: 'Fast Downward',
}

/** Whose tasks have so many actions that the additive heuristic takes a minute. */
const large = ['childsnack', 'transport']

const coverage = Object.entries(solved).flatMap(([problem, row]): readonly ReproduceCell[] => {
  const cell = { table: study, problem: `planning/${problem}`, decimals: 3 }
  const cheap = Object.entries(planners).filter(([name]) => name !== 'additive' || !large.includes(problem))
  const targets = cheap.map(([heuristic, planner]): ReproduceCell => ({
    ...cell,
    kind: 'target',
    set: 'ipc2023-easy',
    heuristic,
    settings: { measure: 'unsolved', states: 2000 },
    statistic: 'mean objective',
    published: 1 - row[heuristic as keyof typeof row] / 90,
    note: `of all 90 with ${planner} and minutes; ours of the 30 easy ones`,
  }))
  const reason =
    'the programs that the model wrote are not shipped, and two thirds of the tasks are too large for a count'
  const byModel: ReproduceCell = {
    ...cell,
    kind: 'unavailable',
    heuristic: 'DeepSeek R1',
    column: 'of 90 tasks',
    published: 1 - row.R1 / 90,
    reason,
  }
  return [...targets, byModel]
})

export const cells: readonly ReproduceCell[] = [...planLengths, ...coverage]
