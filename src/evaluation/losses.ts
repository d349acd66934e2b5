/** Where a program loses: what each group of instances, and which instance in it, costs the metric. */

import type { Metric, Scored } from '../problem/metric.ts'

type Grouped = Scored & { readonly group: string }

/** What the metric owes to groups and instances. */
export type Losses = {
  /** How much lower the metric would be if the group's instances were at their reference. */
  readonly groups: Readonly<Record<string, number>>
  /** Positions of the instances that cost most, one of each of the groups that do. */
  readonly hardest: readonly number[]
}

/** Groups of which an instance is named. */
const namedGroups = 3

const solved = (one: Grouped): Grouped => ({
  ...one,
  objective: one.reference.value,
  gap: one.gap === undefined ? undefined : 0,
})

/** Groups at their reference, and those whose loss is not finite, name no instance. */
export const lossesOf = (instances: readonly Grouped[], metric: Pick<Metric, 'over'>): Losses => {
  if (instances.length === 0) return { groups: {}, hardest: [] }
  const whole = metric.over(instances)
  const without = (isSolved: (one: Grouped, at: number) => boolean): number =>
    whole - metric.over(instances.map((one, at) => (isSolved(one, at) ? solved(one) : one)))
  const groups = [...new Set(instances.map(({ group }) => group))].map((name): [string, number] => [
    name,
    without(({ group }) => group === name),
  ])
  const worst = groups
    .filter(([, loss]) => Number.isFinite(loss) && loss > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, namedGroups)
  const hardest = worst.map(([name]) => {
    const members = [...instances.keys()].filter((at) => instances[at]?.group === name)
    const costs = members.map((member) => without((_, at) => at === member))
    return members[costs.indexOf(Math.max(...costs))] as number
  })
  return { groups: Object.fromEntries(groups), hardest }
}
