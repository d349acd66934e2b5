/** Genetic programming: expressions bred by evaluations alone, with no model. */

import type { Candidate } from '../candidate/candidate.ts'
import type { Run, Strategy } from '../discovery/strategy.ts'
import type { GeneticProgrammingOptions } from './genetic-programming-options.ts'
import type { Breeder, Offspring } from './expression/breed.ts'
import type { Grammar } from './expression/grammar.ts'
import { isScored } from '../candidate/candidate.ts'
import { distinct } from '../population/survive.ts'
import { createBreeder } from './expression/breed.ts'
import { grammarsFor } from './expression/grammar.ts'
import { readGenome } from './expression/read.ts'
import { nodesOf } from './expression/tree.ts'
import { geneticProgrammingOptions } from './genetic-programming-options.ts'

/** Finalists that a search returns. */
const finalists = 10

/** What a stopped race counts as, of an evaluation: the custom for the first block. */
const racedShare = 1 / 8

/** Programs alive from which a bar may be taken. */
const enough = 5

/** Random programs that a population may begin with, as a share of the evaluations that the budget allows. */
const initialShare = 1 / 5

/** Generations in a row without a single new program after which nothing more can be found. */
const barrenLimit = 10

/** The metric that a share of the scored candidates reaches; `Infinity` where there is none. */
const quantile = (candidates: readonly Candidate[], share: number): number => {
  const metrics = candidates.filter(isScored).map((candidate) => candidate.outcome.metric)
  return metrics.toSorted((a, b) => a - b)[Math.floor(share * metrics.length)] ?? Infinity
}

/** The state of one search: who is alive, what was spent on what. */
const createSearch = (run: Run, options: GeneticProgrammingOptions, grammars: readonly Grammar[]) => {
  const breeder: Breeder = createBreeder(grammars, run.random, options)
  const tuned = new Set<string>()
  const spent = { breeding: 0, tuning: 0 }
  let archive: readonly Candidate[] = []
  let champions: readonly Candidate[] = []

  const archived = (candidates: readonly Candidate[]): void => {
    archive = distinct([...archive, ...candidates], 2 * finalists)
  }

  const evaluate = async (offspring: readonly Offspring[], bar: number): Promise<readonly Candidate[]> => {
    const candidates = await run.each(offspring, async ({ source, operator, parents, genome, known }) => {
      const race = Number.isFinite(bar) ? { bar } : {}
      const candidate = known ?? (await run.evaluate(source, { operator, parents, ...race }))
      if (isScored(candidate)) breeder.remember(candidate, genome)
      return candidate
    })
    const reused = new Set(offspring.map(({ known }) => known))
    for (const candidate of candidates) {
      const { outcome } = candidate
      if (outcome.kind !== 'duplicate' && !reused.has(candidate)) spent.breeding += outcome.raced ? racedShare : 1
    }
    archived(candidates)
    return candidates
  }

  /** What a race must beat; nothing while nobody is alive. */
  const bar = (population: readonly Candidate[]): number => {
    if (population.length < enough) return Infinity
    const metric = quantile(population, options.barRank)
    return metric + (options.bar - 1) * Math.abs(metric)
  }

  /** Tunes the best that were not tuned yet; each takes the place of the one that it came from. */
  const tune = async (
    population: readonly Candidate[],
    count: number,
    evaluations: number,
  ): Promise<readonly Candidate[]> => {
    const chosen = population
      .filter((candidate) => {
        const genome = breeder.genomeOf(candidate)
        return (
          !tuned.has(`${evaluations} ${candidate.id}`) &&
          genome.some((tree) => nodesOf(tree).some((node) => node.kind === 'constant'))
        )
      })
      .slice(0, count)
    const better = new Map<string, Candidate>()
    await run.each(chosen, async (candidate) => {
      tuned.add(`${evaluations} ${candidate.id}`)
      const result = await run.tune(candidate, { evaluations })
      spent.tuning += evaluations
      const genome = readGenome(result.source, grammars)
      if (result.id === candidate.id || !isScored(result) || genome === undefined) return
      breeder.remember(result, genome)
      tuned.add(`${evaluations} ${result.id}`)
      better.set(candidate.id, result)
    })
    archived([...better.values()])
    return population.map((candidate) => better.get(candidate.id) ?? candidate)
  }

  /** One population from random programs and immigrants, bred until it stagnates or a share of the budget is spent; false when it found nothing new to evaluate. */
  const epoch = async (immigrants: readonly Candidate[], initial: number, until: number): Promise<boolean> => {
    breeder.begin()
    const before = spent.breeding
    let population = distinct(immigrants, options.population)
    for (let begun = 0; begun < initial && run.budget.remains(); begun += options.offspring) {
      const first = breeder.initial(begun, Math.min(options.offspring, initial - begun))
      population = distinct([...population, ...(await evaluate(first, bar(population)))], options.population)
    }
    let best = Infinity
    let idle = 0
    let barren = 0
    const goesOn = () => run.budget.remains() && run.budget.fraction() < until
    while (goesOn() && idle < options.patience && barren < barrenLimit) {
      const offspring = breeder.offspring(population, options.offspring)
      barren = offspring.length === 0 ? barren + 1 : 0
      const children = await evaluate(offspring, bar(population))
      population = distinct([...population, ...children], options.population)
      if (idle >= options.tuneIdle && spent.tuning < options.tuningShare * (spent.breeding + spent.tuning)) {
        const elites = population.slice(0, Math.ceil(population.length / 4))
        const improved = await tune(elites, options.tuned, options.tuningEvaluations)
        population = distinct([...improved, ...population.slice(elites.length)], options.population)
      }
      const leader = population[0]?.outcome.metric ?? Infinity
      idle = leader < best - options.improvement * Math.abs(leader) ? 0 : idle + 1
      best = Math.min(best, leader)
      breeder.retain([...population, ...archive, ...champions])
    }
    champions = [...champions, ...population.slice(0, finalists)]
    return spent.breeding > before
  }

  /** Programs that the user gave, as far as they are of the kind that is bred here. */
  const welcome = (given: readonly Candidate[]): readonly Candidate[] => {
    const familiar = given.filter(isScored).flatMap((candidate) => {
      const genome = readGenome(candidate.source, grammars)
      return genome === undefined ? [] : [{ candidate, genome }]
    })
    for (const { candidate, genome } of familiar) breeder.remember(candidate, genome)
    archived(familiar.map(({ candidate }) => candidate))
    return archive
  }

  // A small budget is not all spent on random programs.
  const affordable = Math.max(options.offspring, Math.floor(run.budget.affords('evaluate') * initialShare))
  const initial = Math.min(options.initial, affordable)

  /** A population that knows nothing of the others, until a share of the budget is spent. */
  const island = (immigrants: readonly Candidate[], until: number): Promise<boolean> =>
    epoch(immigrants, initial, until)

  /** A population of the best of all since the last meeting, and nobody else. */
  const meeting = (): Promise<boolean> => {
    const all = [...archive, ...champions]
    champions = []
    return epoch(all, 0, 1)
  }

  return { island, meeting, welcome, archive: () => archive }
}

/**
 * Genetic programming (Koza 1992) over typed expression trees (Montana 1995) that are printed as ordinary functions: ramped half-and-half,
 * tournaments with lexicographic parsimony (Luke and Panait 2002), subtree crossover and mutations, units respected (Keijzer and Babovic
 * 1999), survival of the best that behave differently, races against a bar, constants of the elite tuned; a few populations that know
 * nothing of each other, then one in which their best meet, and again while the budget lasts.
 */
export const geneticProgramming: Strategy<GeneticProgrammingOptions> = {
  name: 'genetic-programming',
  title: 'Breeds expressions by evaluations alone; needs no model',
  source: 'Koza, Genetic Programming, MIT Press 1992; Montana, Strongly Typed Genetic Programming, 1995',
  cost: 'none; counts evaluations',
  needsModel: false,
  options: geneticProgrammingOptions,
  refuses: (heuristic) => {
    const grammars = grammarsFor(heuristic)
    return 'refused' in grammars ? grammars.refused : undefined
  },
  async search(run, options) {
    const grammars = grammarsFor(run.problem.heuristic)
    if ('refused' in grammars) throw new TypeError(grammars.refused)
    const search = createSearch(run, options, grammars)
    let immigrants = search.welcome(run.given)
    for (let round = 0, goesOn = true; goesOn && run.budget.remains(); round++) {
      for (let island = 1; island <= options.islands && goesOn; island++) {
        const until = round === 0 ? ((1 - options.meeting) * island) / options.islands : 1
        goesOn = await search.island(immigrants, until)
        immigrants = []
      }
      goesOn = (await search.meeting()) || goesOn
    }
    return search.archive().slice(0, finalists)
  },
}
