/** Teams of operators for two roles, with what each operator and each pair earned in a search that used them all. */

import type { Candidate, Outcome } from '../candidate/candidate.ts'
import { splitTeam } from '../candidate/split-team.ts'
import { bundleTeam } from '../candidate/team.ts'

/** One function for one role; of a candidate that holds several it is the part for this one alone. */
export type Operator = {
  readonly role: string
  /** The candidate with nothing but this function in its source. */
  readonly candidate: Candidate
  /** Its candidate's id, and which of its functions for the role, where there are several: `c2.3`. */
  readonly name: string
}

/** Operators that were scored together. Pairs are in rows of the first role. */
export type CreditedTeam = {
  readonly operators: readonly Operator[]
  readonly credit: (operator: Operator) => number
  /** Mean reward of the uses that two operators had together; undefined where they had none. */
  readonly synergy: (first: Operator, second: Operator) => number | undefined
  /** What two operators earned together. */
  readonly earned: (first: Operator, second: Operator) => number
}

/** The operators that a candidate holds: itself where it plays one role, else each function of each role. */
export const operatorsOf = (candidate: Candidate, roles: readonly string[]): readonly Operator[] => {
  const { role } = candidate.outcome
  if (role !== undefined) return [{ role, candidate, name: candidate.id }]
  const parts = splitTeam(candidate.source, roles)
  return parts.map((part, at) => {
    const same = parts.filter((one) => one.role === part.role)
    const name = same.length > 1 ? `${candidate.id}.${same.indexOf(parts[at] ?? part) + 1}` : candidate.id
    return { role: part.role, candidate: { ...candidate, source: part.source }, name }
  })
}

const commentOf = ({ name, candidate: { operator, thought } }: Operator): string =>
  `${name}, ${operator}${thought === undefined ? '' : `: ${thought}`}`

/** The module of all operators together, role by role, each under a line that says where it comes from. */
export const teamSource = (operators: readonly Operator[], roles: readonly string[]): string =>
  bundleTeam(
    roles
      .flatMap((role) => operators.filter((one) => one.role === role))
      .map((one) => ({ name: commentOf(one), source: one.candidate.source })),
    roles,
  )

/** What the operators earned, from the diagnostics `<role>Credits`, `pairCredits` and `pairUses` of the search; zero where it counted nothing. */
export const creditedTeam = (
  operators: readonly Operator[],
  roles: readonly [string, string],
  { diagnostics = {} }: Outcome,
): CreditedTeam => {
  const [firsts, seconds] = roles.map((role) => operators.filter((one) => one.role === role)) as [
    Operator[],
    Operator[],
  ]
  const listed = (name: string, length: number): readonly number[] => {
    const list = diagnostics[name] ?? []
    // A program may turn out to hold several functions after all, and then nobody knows whose credits are whose.
    return list.length === length ? list : Array.from({ length }, () => 0)
  }
  const pairs = (name: string) => {
    const list = listed(name, firsts.length * seconds.length)
    return (first: Operator, second: Operator): number =>
      list[firsts.indexOf(first) * seconds.length + seconds.indexOf(second)] ?? 0
  }
  const credits = new Map(
    [firsts, seconds].flatMap((of, at) => {
      const list = listed(`${roles[at]}Credits`, of.length)
      return of.map((operator, place) => [operator, list[place] ?? 0] as const)
    }),
  )
  const [earned, uses] = [pairs('pairCredits'), pairs('pairUses')]
  return {
    operators,
    credit: (operator) => credits.get(operator) ?? 0,
    earned,
    synergy: (first, second) => {
      const used = uses(first, second)
      return used === 0 ? undefined : earned(first, second) / used
    },
  }
}
