/** A second reference for small instances: a mixed-integer program over positions, solved by HiGHS. */

import highsModule from 'highs'
import { InputError, type Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { totalTardiness } from './total-tardiness.ts'

// The package's types describe its CommonJS form; what Node imports is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

const mostJobs = 25
const timeLimitSeconds = 60

const sum = (terms: readonly string[]): string => terms.join(' + ')

/** x_j_k says that job j is k-th, t_k is the tardiness of the k-th job: Tk ≥ Σ p·x over positions ≤ k − Σ d·x at k, with no big M. */
const model = ({ p, d }: Instance): string => {
  const jobs = [...p.keys()]
  const tardiness = jobs.map((k) => {
    const completion = jobs.flatMap((j) =>
      jobs.slice(0, k + 1).map((at) => {
        const weight = (p[j] as number) - (at === k ? (d[j] as number) : 0)
        return `${weight < 0 ? '+' : '-'} ${Math.abs(weight)} x_${j}_${at}`
      }),
    )
    return ` late_${k}: t_${k} ${completion.join(' ')} >= 0`
  })
  return [
    'Minimize',
    ` total: ${sum(jobs.map((k) => `t_${k}`))}`,
    'Subject To',
    ...jobs.map((j) => ` job_${j}: ${sum(jobs.map((k) => `x_${j}_${k}`))} = 1`),
    ...jobs.map((k) => ` position_${k}: ${sum(jobs.map((j) => `x_${j}_${k}`))} = 1`),
    ...tardiness,
    'Binary',
    ...jobs.map((j) => ` ${jobs.map((k) => `x_${j}_${k}`).join(' ')}`),
    'End',
  ].join('\n')
}

/** Optimal when HiGHS proves it within its time limit, otherwise the best known. Throws InputError for more than 25 jobs. */
const reference = (instance: Instance): Reference => {
  const n = instance.p.length
  if (n > mostJobs)
    throw new InputError(
      `The reference method mip takes at most ${mostJobs} jobs, this instance has ${n}: use the exact method, which is the default`,
    )
  const solution = highs.solve(model(instance), {
    time_limit: timeLimitSeconds,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    output_flag: false,
  })
  const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>
  const jobs = [...instance.p.keys()]
  const sequence = jobs.map((k) => jobs.find((j) => (columns[`x_${j}_${k}`]?.Primal ?? 0) > 0.5))
  if (sequence.includes(undefined)) throw new Error(`HiGHS found no schedule: ${solution.Status}`)
  // The value is that of the schedule, in exact integers, not the solver's rounded one.
  const value = totalTardiness(instance, Int32Array.from(sequence as readonly number[]))
  return { value, kind: solution.Status === 'Optimal' ? 'optimal' : 'best-known', by: 'HiGHS, positional formulation' }
}
export default reference
