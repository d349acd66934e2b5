/** Strata: which paired observations are resampled together, and how one stratum is resampled without bias. */

import type { Random } from '../random.ts'

/**
 * Positions of `groups` that belong together, in order of first appearance. A stratum has at least two members wherever there are two in
 * all: groups of one are pooled, and a lone one left over joins the smallest other group, because one observation shows no variation.
 */
export const strataOf = (groups: readonly string[]): readonly (readonly number[])[] => {
  const byGroup = new Map<string, number[]>()
  for (const [position, group] of groups.entries()) {
    const members = byGroup.get(group)
    if (members) members.push(position)
    else byGroup.set(group, [position])
  }
  const strata = [...byGroup.values()].filter((members) => members.length > 1)
  const lone = [...byGroup.values()].filter((members) => members.length === 1).flat()
  if (lone.length > 1 || strata.length === 0) return lone.length === 0 ? strata : [...strata, lone]
  if (lone.length === 0) return strata
  const smallest = strata.reduce((least, members) => (members.length < least.length ? members : least))
  return strata.map((members) => (members === smallest ? [...members, ...lone] : members))
}

/**
 * Writes as many draws from `members` as it has to `target` from `offset` on. Drawing n of n with replacement makes the mean vary (n − 1)/n
 * as much as it should, which with five instances a class turns a 95 % interval into one of 92 %. Repeating an earlier draw with
 * probability n / (2(n − 1)) in the last place restores the variance exactly, as the rescaling of Rao and Wu (1988) does, but with whole
 * copies, so that any metric over a list of instances can be taken of the resample.
 */
export const resampleStratum = (
  members: readonly number[],
  target: Int32Array,
  offset: number,
  random: Random,
): void => {
  const count = members.length
  const fresh = count === 1 ? 1 : count - 1
  for (let draw = 0; draw < fresh; draw++) target[offset + draw] = members[random.index(count)] as number
  if (fresh === count) return
  const repeats = random.next() < count / (2 * fresh)
  target[offset + fresh] = repeats
    ? (target[offset + random.index(fresh)] as number)
    : (members[random.index(count)] as number)
}
