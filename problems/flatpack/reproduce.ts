/** The family's numbers: what the study published for other instances of these sizes, and what was measured here. */

import type { ReproduceCell } from 'heuristica/problem'

const study = 'Search with reinforcement learning (Surina and others 2025), FlatPack, test instances'

/** Percent short of a full grid, with the study's sign. */
const cell = { problem: 'flatpack/place', statistic: 'mean of ratios', reference: { method: 'cells' } } as const

const targets: readonly ReproduceCell[] = [
  ['by hand (EvoTune)', -10.92, 'other instances; theirs rates some turns by another'],
  ['touching perimeter', -8.98, 'other instances; published for FunSearch'],
  ['touching perimeter', -8.29, 'other instances; published for their own search'],
].map(([heuristic, published, note]) => ({
  ...cell,
  kind: 'target',
  table: study,
  set: 'test',
  heuristic: heuristic as string,
  published: published as number,
  decimals: 2,
  note: note as string,
}))

/** Measured with a second implementation, which works out everything anew at each step. */
const measured: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  test: {
    'first fit': -18.78,
    'largest first': -11.65,
    'bottom left': -15.6,
    'touching perimeter': -5.55,
    'by hand (EvoTune)': -12.72,
  },
  'test-obstacle': {
    'first fit': -20.1,
    'largest first': -12.23,
    'bottom left': -15.88,
    'touching perimeter': -4.55,
    'by hand (EvoTune)': -13.18,
  },
}

const ours = Object.entries(measured).flatMap(([set, row]) =>
  Object.entries(row).map(([heuristic, published]): ReproduceCell => ({
    ...cell,
    kind: 'ours',
    table: 'FlatPack, measured again by the definition',
    set,
    heuristic,
    published,
    decimals: 2,
  })),
)

export const cells: readonly ReproduceCell[] = [...targets, ...ours]
