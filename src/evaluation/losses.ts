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
/** Instances of a group that are looked at closely, in each of two orders. */
const suspected = 3

const solved = (one: Grouped): Grouped => ({
  ...one,
  objective: one.reference.value,
  gap: one.gap === undefined ? undefined : 0,
})

/** Of a group, those whose gap or whose distance to the reference is largest: what costs a metric most is among them. */
const suspects = (members: readonly number[], instances: readonly Grouped[]): readonly number[] => {
  const largest = (of: (one: Grouped) => number): readonly number[] =>
    members.toSorted((a, b) => of(instances[b] as Grouped) - of(instances[a] as Grouped) || a - b).slice(0, suspected)
  const found = new Set([
    ...largest(({ gap }) => gap ?? 0),
    ...largest(({ objective, reference }) => objective - reference.value),
  ])
  return members.filter((member) => found.has(member))
}

/** Groups at their reference, and those whose loss is not finite, name no instance. */
export const lossesOf = (instances: readonly Grouped[], metric: Pick<Metric, 'over'>): Losses => {
  if (instances.length === 0) return { groups: {}, hardest: [] }
  const whole = metric.over(instances)
  const best = instances.map(solved)
  // Changed for each question and changed back: instances are many, and groups ask about each of theirs.
  const mixed = [...instances]
  const without = (members: readonly number[]): number => {
    for (const at of members) mixed[at] = best[at] as Grouped
    const loss = whole - metric.over(mixed)
    for (const at of members) mixed[at] = instances[at] as Grouped
    return loss
  }
  const membersOf = Map.groupBy(instances.keys(), (at) => (instances[at] as Grouped).group)
  const groups = [...membersOf].map(([name, members]): [string, number] => [name, without(members)])
  const worst = groups
    .filter(([, loss]) => Number.isFinite(loss) && loss > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, namedGroups)
  const hardest = worst.map(([name]) => {
    const members = suspects(membersOf.get(name) ?? [], instances)
    const costs = members.map((member) => without([member]))
    return members[costs.indexOf(Math.max(...costs))] as number
  })
  return { groups: Object.fromEntries(groups), hardest }
}
