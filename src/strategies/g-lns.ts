/** G-LNS: destroy and repair operators evolve side by side, scored together in one adaptive large-neighbourhood search. */

import { z } from 'zod'
import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'
import type { PromptInputs, Run, Strategy } from '../discovery/strategy.ts'
import { creditedTeam, operatorsOf, teamSource, type CreditedTeam, type Operator } from '../population/credited-team.ts'
import { drawDistinct, drawIndex } from '../population/draw.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { firstPrograms, times } from './first-programs.ts'

/** The options of `g-lns`; the schema says what each means. */
export type GLnsOptions = CustomOptions & {
  readonly population: number
  readonly prune: number
  readonly evaluations: number
  readonly mutation: number
  readonly crossover: number
}

const share = z.number().min(0).max(1)
const options: z.ZodType<GLnsOptions> = z
  .strictObject({
    population: z.int().min(2).default(5).describe('Operators of each role in the team'),
    prune: z
      .int()
      .min(1)
      .default(2)
      .describe('Operators of each role that make room in a round, those with least credit'),
    evaluations: z.int().min(1).default(10).describe('Team evaluations in a round, each on a random stream of its own'),
    mutation: share.default(0.5).describe('Share of mutations among the ways to refill a place in both roles'),
    crossover: share
      .default(0.4)
      .describe('Share of crossovers within the roles; the rest are joint ones of the best pair'),
    ...customOptions,
    repair: z
      .boolean()
      .default(true)
      .describe(
        'Send a failed operator back with its error, at one more completion; the published code up to three times',
      ),
  })
  .refine(({ mutation, crossover }) => mutation + crossover <= 1, 'mutation and crossover are shares of one whole')

/** One operator to be asked for: for one role, or for both at once. */
type Ask = { readonly operator: string; readonly role: string | undefined; readonly inputs: PromptInputs }

/** The two roles, in the order of the problem's contracts. */
const rolesOf = (run: Run): readonly [string, string] => {
  const [first = '', second = ''] = run.problem.heuristic.map(({ name }) => name)
  return [first, second]
}

const showTeam = (run: Run, team: CreditedTeam): void => {
  const [rows, columns] = rolesOf(run).map((role) => team.operators.filter((one) => one.role === role)) as [
    Operator[],
    Operator[],
  ]
  const ids = (of: readonly Operator[]): readonly string[] => of.map(({ candidate }) => candidate.id)
  const names = (of: readonly Operator[]): readonly string[] => of.map(({ name }) => name)
  const [first, second] = rolesOf(run)
  const credits = (role: string, of: readonly Operator[]) => ({
    kind: 'weights' as const,
    title: `Credit of ${role} operators in this round`,
    entries: of.map((one) => [one.name, team.credit(one)] as const),
  })
  run.tell([
    {
      kind: 'matrix',
      title: `Synergy: mean reward of ${first} (rows) with ${second} (columns)`,
      rows: names(rows),
      columns: names(columns),
      values: rows.map((row) => columns.map((column) => team.synergy(row, column) ?? null)),
      unit: 'number',
      heads: { rows: ids(rows), columns: ids(columns) },
    },
    credits(first, rows),
    credits(second, columns),
  ])
}

/**
 * G-LNS: Generative Large Neighborhood Search for LLM-Based Automatic Heuristic Design (Zhao, Wang, Zeng 2026, arXiv:2602.08253). Five operators
 * for each of two roles make a team, which is scored as a whole in one adaptive search; the search's rewards are the operators' credit, and
 * those of a destroy with a repair operator the pair's synergy. After ten team evaluations the two of each role with least credit make
 * room, and each place is refilled in both roles: by mutation (0.5; the best is calibrated, the worst gets new logic, others one of the two),
 * by crossover within the role of two drawn by credit (0.4), or by a joint crossover that remakes the pair with the most synergy as one
 * whole (0.1). Credit begins anew with each team. Parents are those that stay; the published code also draws from what was made in the
 * same round, takes the synergy of the last evaluation alone, and leaves a place empty where its best pair was pruned. The publication begins with
 * five textbook operators; here the search begins with the problem's seed and what `--from` names, taken apart. Where the publication tries a new
 * operator on one solution, it is here a whole search alone in its role beside all of the other role. What is found is a team.
 */
export const gLns: Strategy<GLnsOptions> = {
  name: 'g-lns',
  title: 'Teams of destroy and repair operators; credit and synergy from one adaptive search decide who stays',
  source: 'G-LNS, Zhao, Wang, Zeng 2026, arXiv:2602.08253',
  cost: '8 to begin with, about 4 a round of up to 4 operators; 10 evaluations a round',
  needsModel: true,
  options,
  refuses: (heuristic, given) =>
    heuristic.length === 2 && given?.hasCreditedTeams !== false
      ? undefined
      : 'it needs a problem with teams of two roles, whose driver tells what operators earned (`team` and `diagnostics` in its problem.ts), as tsp/lns is',
  prompts: {
    initialise: { role: 'text', operators: 'candidates' },
    calibrate: { role: 'text', parent: 'candidate' },
    renew: { role: 'text', parent: 'candidate' },
    crossover: { role: 'text', first: 'candidate', second: 'candidate' },
    joint: { first: 'candidate', second: 'candidate' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { population: size, evaluations: streams, repair, random } = { ...settings, random: run.random }
      const roles = rolesOf(run)
      const known = new Map<string, Candidate>()
      const of = (role: string, operators: readonly Operator[]): readonly Operator[] =>
        operators.filter((one) => one.role === role)

      /** Asks for operators; one for a role is tried alone in it, beside all of `partners` that play the other. */
      const ask = async (asks: readonly Ask[], partners: readonly Operator[]): Promise<readonly Operator[]> => {
        const beside = partners.map(({ candidate }) => candidate)
        const made = await run.each(asks, ({ operator, role, inputs }) => {
          const others = beside.filter((_, at) => partners[at]?.role !== role)
          return run.propose(
            operator,
            inputs,
            role === undefined ? { repair } : { repair, role: { name: role, beside: others } },
          )
        })
        return made.filter(isScored).flatMap((candidate) => operatorsOf(candidate, roles))
      }

      /** Scores operators as one team; undefined where the team fails. */
      const score = async (operators: readonly Operator[]): Promise<CreditedTeam | undefined> => {
        const parents = [...new Map(operators.map(({ candidate }) => [candidate.id, candidate])).values()]
        const candidate = await run.evaluate(teamSource(operators, roles), { operator: 'team', parents, streams })
        const scored = known.get(candidate.fingerprint) ?? candidate
        if (!isScored(scored)) return undefined
        known.set(candidate.fingerprint, scored)
        return creditedTeam(operators, roles, scored.outcome)
      }

      /** The team with all newcomers; where these do not get along with it, with as many as do. */
      const welcome = async (
        staying: readonly Operator[],
        newcomers: readonly Operator[],
      ): Promise<CreditedTeam | undefined> => {
        const whole = await score([...staying, ...newcomers])
        if (whole !== undefined || newcomers.length === 0) return whole
        let team = await score(staying)
        for (const newcomer of newcomers) team = (await score([...(team?.operators ?? staying), newcomer])) ?? team
        return team
      }

      const mutation = (role: string, ranked: readonly Operator[]): Ask => {
        const rank = random.index(ranked.length)
        const operator =
          rank === 0 ? 'calibrate' : rank === ranked.length - 1 ? 'renew' : random.pick(['calibrate', 'renew'])
        return { operator, role, inputs: { role, parent: ranked[rank]?.candidate } }
      }

      /** The best pair among those that stay. */
      const bestPair = (team: CreditedTeam, staying: readonly Operator[]): PromptInputs => {
        const pairs = of(roles[0], staying).flatMap((first) =>
          of(roles[1], staying).map((second) => ({ first, second })),
        )
        const best = pairs.reduce((a, b) => (team.earned(b.first, b.second) > team.earned(a.first, a.second) ? b : a))
        return { first: best.first.candidate, second: best.second.candidate }
      }

      /** What to ask for one place in both roles; a role that has no place for it is left out. */
      const refill = (team: CreditedTeam, staying: readonly Operator[], place: number): readonly Ask[] => {
        const { mutation: mutate, crossover: cross } = settings
        const way = drawIndex([mutate, cross, Math.max(0, 1 - mutate - cross)], random)
        if (way === 2) return [{ operator: 'joint', role: undefined, inputs: bestPair(team, staying) }]
        return roles.flatMap((role) => {
          const ranked = of(role, staying)
          if (ranked.length + place >= size) return []
          if (way === 0 || ranked.length < 2) return mutation(role, ranked)
          const [first, second] = drawDistinct(ranked, 2, team.credit, random)
          return { operator: 'crossover', role, inputs: { role, first: first?.candidate, second: second?.candidate } }
        })
      }

      const seed = await run.evaluate(run.problem.seed, { operator: 'seed' })
      const begun = [...run.given.toSorted(byMetric), seed].filter(isScored).flatMap((one) => operatorsOf(one, roles))
      const first = roles.flatMap((role) => of(role, begun).slice(0, size))
      const missing = times(size).flatMap((place) => roles.filter((role) => of(role, first).length <= place))
      const initial = missing.slice(0, firstPrograms(run, missing.length)).map((role) => ({
        operator: 'initialise',
        role,
        inputs: { role, operators: of(role, first).map((one) => one.candidate) },
      }))
      let team = await welcome(first, await ask(initial, first))

      while (team !== undefined && run.budget.remains()) {
        const now = team
        showTeam(run, now)
        const staying = roles.flatMap((role) =>
          of(role, now.operators)
            .toSorted((a, b) => now.credit(b) - now.credit(a))
            .slice(0, Math.max(1, size - settings.prune)),
        )
        const places = size - Math.min(...roles.map((role) => of(role, staying).length))
        const asks = times(places).flatMap((place) => refill(now, staying, place))
        team = (await welcome(staying, await ask(asks, staying))) ?? now
      }
      if (team !== undefined) showTeam(run, team)
    }),
}
