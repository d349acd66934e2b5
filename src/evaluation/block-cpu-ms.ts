/** What a program may compute on a block. */

import type { LoadedProblem } from '../problem/loaded-problem.ts'

/** What an isolate may use before its first instance: it is made, and driver and candidate are compiled. */
const startCpuMs = 250

/** CPU milliseconds that a program may use on these instances. */
export const blockCpuMs = (
  { allowance }: Pick<LoadedProblem['definition'], 'allowance'>,
  instances: readonly unknown[],
): number => Math.ceil(instances.reduce<number>((total, instance) => total + allowance(instance), startCpuMs))
