/** Where baselines were published that several problems of the family ship, and what they were trained on. */

import type { BaselineEntry } from 'heuristica/problem'

const johnson = 'Johnson 1973, Near-optimal bin packing algorithms'
const funSearch = 'FunSearch: Romera-Paredes and others 2024, Nature 625'
const eoh = 'EoH: Liu and others 2024, ICML'
const eohTraining = {
  trainedOn: "5 Weibull instances of 5,000 items, which are FunSearch's published test set",
  trainedOnSets: ['funsearch-5k'],
}

type Key = 'firstFit' | 'bestFit' | 'worstFit' | 'funSearchWeibull' | 'funSearchOr' | 'eoh' | 'eohRun1' | 'eohExpert'

/** By key; `file` is the file in the problem's own folder. */
export const online: Readonly<Record<Key, BaselineEntry>> = {
  firstFit: { name: 'First fit', file: 'first-fit.js', source: johnson },
  bestFit: { name: 'Best fit', file: 'best-fit.js', source: johnson },
  worstFit: { name: 'Worst fit', file: 'worst-fit.js', source: johnson },
  funSearchWeibull: {
    name: 'FunSearch (Weibull)',
    file: 'funsearch-weibull.js',
    source: funSearch,
    trainedOn: '5 Weibull instances of 5,000 items',
  },
  funSearchOr: {
    name: 'FunSearch (OR)',
    file: 'funsearch-or.js',
    source: funSearch,
    trainedOn: 'instances of 120 items with sizes uniform in 20 … 100 and bins of 150',
  },
  eoh: { name: 'EoH', file: 'eoh.js', source: eoh, ...eohTraining },
  eohRun1: { name: 'EoH (run 1)', file: 'eoh-run-1.js', source: `${eoh}, published results, run 1`, ...eohTraining },
  eohExpert: {
    name: 'EoH (expert-seeded)',
    file: 'eoh-expert.js',
    source: `${eoh}, published results, ablation with expert heuristic, run 3`,
    ...eohTraining,
  },
}
