/** The knapsack as a linear or an integer program, solved by HiGHS. */

import highsModule from 'highs'
import type { Instance } from './instance.ts'

// The package's types describe its CommonJS form; what Node imports is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

const sum = (factors: ArrayLike<number>): string =>
  Array.from(factors, (factor, item) => (factor === 0 ? '' : `${factor} x${item}`))
    .filter((term) => term !== '')
    .join(' + ') || '0 x0'

/** The largest prizes, with parts of items allowed or not; undefined where HiGHS does not end within its time. */
export const largestPrizes = (
  { prize, weight, capacity }: Instance,
  { whole, timeLimitSeconds }: { readonly whole: boolean; readonly timeLimitSeconds: number },
): number | undefined => {
  const m = capacity.length
  const names = Array.from(prize, (_, item) => `x${item}`)
  const model = [
    'Maximize',
    ` prizes: ${sum(prize)}`,
    'Subject To',
    ...Array.from(
      capacity,
      (most, resource) => ` r${resource}: ${sum(weight.filter((_, at) => at % m === resource))} <= ${most}`,
    ),
    'Bounds',
    ...names.map((name) => ` 0 <= ${name} <= 1`),
    ...(whole ? ['Binary', ...names.map((name) => ` ${name}`)] : []),
    'End',
  ].join('\n')
  const solution = highs.solve(model, {
    time_limit: timeLimitSeconds,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-9,
    output_flag: false,
  })
  return solution.Status === 'Optimal' ? solution.ObjectiveValue : undefined
}
