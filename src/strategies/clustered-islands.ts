/** FunSearch's population: islands of programs in clusters by what they do, the weaker half founded anew now and then. */

import { isScored, type Candidate } from '../candidate/candidate.ts'
import type { Run, Specific } from '../discovery/strategy.ts'
import { Clusters, temperatureAt, type Clustered } from '../population/clusters.ts'
import { resets } from '../population/islands.ts'
import { times } from './first-programs.ts'

/** How many islands, how programs are drawn from them, and when the weaker ones are founded anew. */
export type IslandOptions = {
  readonly islands: number
  /** Programs that a prompt shows. */
  readonly versions: number
  /** Answers to each prompt. */
  readonly samples: number
  readonly temperature: number
  readonly period: number
  readonly reset: number
  readonly score: 'metric' | 'last'
}

export type Islands = {
  /** Programs that were asked for so far. */
  readonly programs: () => number
  /** Draws programs of an island, worst first, has `propose` ask with them as often as a prompt is to be answered, and takes the answers in. */
  readonly ask: (propose: (programs: readonly Candidate[]) => Promise<Candidate>) => Promise<void>
  /** What onlookers are shown. */
  readonly told: () => Specific
}

/** A scored program with its signature: the objectives on all train instances. */
const clustered = (run: Run, item: Candidate, by: IslandOptions['score']): Clustered<Candidate> => {
  const objectives = run.objectives(item) ?? new Float64Array()
  const score = by === 'metric' ? item.outcome.metric : (objectives.at(-1) ?? Infinity)
  return { item, signature: objectives.join(), score: -score, length: item.source.length }
}

/** Islands that all begin with the seed and the programs that the user gave. See `funsearch` for the method. */
export const foundIslands = async (run: Run, settings: IslandOptions): Promise<Islands> => {
  const seed = await run.evaluate(run.problem.seed, { operator: 'seed' })
  const founders = [...run.given, seed].filter(isScored).map((one) => clustered(run, one, settings.score))
  const found = (programs: readonly Clustered<Candidate>[]): Clusters<Candidate> => {
    const island = new Clusters<Candidate>()
    programs.forEach((program) => island.add(program))
    return island
  }
  let islands = times(settings.islands).map(() => found(founders))
  let programs = 0

  /** Counts a program, and founds the weaker half of the islands anew when it is time. */
  const count = (): void => {
    programs += 1
    if (settings.reset === 0 || programs % settings.reset !== 0) return
    const bests = islands.map((island) => island.best())
    for (const { wiped, founder } of resets(
      bests.map((best) => best?.score ?? -Infinity),
      run.random,
    )) {
      const best = bests[founder]
      islands = islands.with(wiped, found(best === undefined ? [] : [best]))
    }
  }

  return {
    programs: () => programs,
    ask: async (propose) => {
      const index = run.random.index(islands.length)
      const island = islands[index] as Clusters<Candidate>
      const scale = Math.abs(island.best()?.score ?? 1)
      const temperature = scale * temperatureAt(island.programs, settings.temperature, settings.period)
      const drawn = island.draw(settings.versions, temperature, run.random).map(({ item }) => item)
      await run.each(times(settings.samples), async () => {
        const child = await propose(drawn)
        // The island of that number, founded anew in the meantime or not, as the publication's asynchronous samplers have it.
        if (isScored(child)) islands[index]?.add(clustered(run, child, settings.score))
        count()
      })
    },
    told: () => ({
      kind: 'groups',
      title: 'Islands',
      groups: islands.map((one, at) => ({
        name: `island ${at + 1}, ${one.programs} programs`,
        members: one.firsts().map(({ id }) => id),
      })),
    }),
  }
}
