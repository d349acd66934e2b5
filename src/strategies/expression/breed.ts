/** Breeding: new programs from random trees and from parents, each source made once. */

import type { Candidate } from '../../candidate/candidate.ts'
import type { Random } from '../../random.ts'
import type { Grammar } from './grammar.ts'
import type { Genome } from './program.ts'
import type { Expression } from './tree.ts'
import { createHash } from 'node:crypto'
import { tournament } from '../../population/tournament.ts'
import { growRamped } from './grow.ts'
import { programOf } from './program.ts'
import { inputRanges } from './range.ts'
import { roundConstants, simplify } from './simplify.ts'
import { sizeOf } from './tree.ts'
import { unitOf } from './unit.ts'
import { crossover, hoist, insert, mutateConstants, mutatePoint, mutateSubtree } from './vary.ts'

/** A program to be evaluated, with how it was made. */
export type Offspring = {
  readonly genome: Genome
  readonly source: string
  readonly operator: string
  readonly parents: readonly Candidate[]
  /** What an earlier population made of the same program; it needs no evaluation. */
  readonly known: Candidate | undefined
}

/** Sizes and the relative frequencies of the ways to vary. */
export type Breeding = {
  readonly tournament: number
  readonly depth: number
  readonly size: number
  readonly crossover: number
  readonly subtree: number
  readonly point: number
  readonly constants: number
  readonly insert: number
  readonly hoist: number
}

/** Makes offspring and knows the genomes of those that live. */
export type Breeder = {
  /** At most `count` random programs: those of an initial population from the given number on. */
  readonly initial: (from: number, count: number) => readonly Offspring[]
  /** At most `count` children of a population, best first. */
  readonly offspring: (population: readonly Candidate[], count: number) => readonly Offspring[]
  /** Keeps a candidate that was scored with its genome. */
  readonly remember: (candidate: Candidate, genome: Genome) => void
  /** Begins a new population, which may make again what was scored in an earlier one. */
  readonly begin: () => void
  /** The genome of a candidate that was remembered; throws for others. */
  readonly genomeOf: (candidate: Candidate) => Genome
  /** Forgets all genomes but those of the candidates given. */
  readonly retain: (candidates: readonly Candidate[]) => void
}

/** Vain attempts at a program that was not made before, after which breeding gives up. */
const attempts = 20

/** Share of the programs that add or compare unlike things that are evaluated nevertheless. */
const nonsenseShare = 0.02

/** Metrics that agree in so many digits are equal to a tournament, and the smaller program wins (Luke and Panait 2002). */
const metricDigits = 3

const hashOf = (source: string): string => createHash('sha256').update(source).digest('base64').slice(0, 16)

const sizeOfGenome = (genome: Genome): number => genome.reduce((sum, tree) => sum + sizeOf(tree), 0)

export const createBreeder = (grammars: readonly Grammar[], random: Random, options: Breeding): Breeder => {
  const ranges = grammars.map((grammar) => inputRanges(grammar.inputs))
  const made = new Set<string>()
  const madeHere = new Set<string>()
  const scored = new Map<string, Candidate>()
  const genomes = new Map<string, Genome>()

  const genomeOf = (candidate: Candidate): Genome => {
    const genome = genomes.get(candidate.id)
    if (genome === undefined) throw new RangeError(`Expected a program that was bred here, got ${candidate.id}`)
    return genome
  }

  /** The program of a genome in its simplest form; undefined when it is too large or was made before. */
  const born = (raw: Genome, operator: string, parents: readonly Candidate[]): Offspring | undefined => {
    const genome = raw.map((tree, role) => {
      const range = ranges[role] as ReadonlyMap<string, readonly [number, number]>
      return roundConstants(simplify(tree, range))
    })
    if (sizeOfGenome(genome) > options.size) return undefined
    const makesSense = genome.every((tree, role) => unitOf(tree, (grammars[role] as Grammar).units) !== undefined)
    if (!makesSense && random.next() >= nonsenseShare) return undefined
    const source = programOf(genome, grammars)
    const hash = hashOf(source)
    const known = scored.get(hash)
    if (madeHere.has(hash) || (made.has(hash) && known === undefined)) return undefined
    made.add(hash)
    madeHere.add(hash)
    return { genome, source, operator, parents, known }
  }

  const several = (count: number, make: (index: number) => Offspring | undefined): readonly Offspring[] => {
    const all: Offspring[] = []
    for (let index = 0; index < count; index++) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const one = make(index)
        if (one === undefined) continue
        all.push(one)
        break
      }
    }
    return all
  }

  const bucket = (candidate: Candidate): number => Number(candidate.outcome.metric.toPrecision(metricDigits))
  const compare = (a: Candidate, b: Candidate): number =>
    bucket(a) === bucket(b) ? sizeOfGenome(genomeOf(a)) - sizeOfGenome(genomeOf(b)) : bucket(a) - bucket(b)

  const mutations = ['subtree', 'point', 'constants', 'insert', 'hoist'] as const
  const frequencies = ['crossover', ...mutations] as const

  const pickOperator = (): (typeof frequencies)[number] => {
    let left = random.next() * frequencies.reduce((sum, name) => sum + options[name], 0)
    return frequencies.find((name) => (left -= options[name]) < 0) ?? 'crossover'
  }

  const mutate = (tree: Expression, grammar: Grammar, operator: (typeof mutations)[number]): Expression => {
    switch (operator) {
      case 'subtree':
        return mutateSubtree(tree, grammar, random)
      case 'point':
        return mutatePoint(tree, grammar, random)
      case 'constants':
        return mutateConstants(tree, random)
      case 'insert':
        return insert(tree, grammar, random)
      case 'hoist':
        return hoist(tree, random)
      default:
        return operator satisfies never
    }
  }

  const child = (population: readonly Candidate[]): Offspring | undefined => {
    const operator = pickOperator()
    const role = random.index(grammars.length)
    const parent = tournament(population, options.tournament, random, compare)
    const mate = operator === 'crossover' ? tournament(population, options.tournament, random, compare) : undefined
    const genome = genomeOf(parent)
    const tree = genome[role] as Expression
    const changed =
      mate === undefined || operator !== 'crossover'
        ? mutate(tree, grammars[role] as Grammar, operator as (typeof mutations)[number])
        : crossover(tree, genomeOf(mate)[role] as Expression, random)
    return born(genome.with(role, changed), operator, mate === undefined ? [parent] : [parent, mate])
  }

  return {
    initial: (from, count) =>
      several(count, (index) => {
        const genome = grammars.map((grammar) => growRamped(grammar, from + index, random, options.depth))
        return born(genome, 'initialise', [])
      }),
    offspring: (population, count) => (population.length === 0 ? [] : several(count, () => child(population))),
    remember: (candidate, genome) => {
      genomes.set(candidate.id, genome)
      scored.set(hashOf(candidate.source), candidate)
    },
    begin: () => madeHere.clear(),
    genomeOf,
    retain: (candidates) => {
      const kept = new Set(candidates.map((candidate) => candidate.id))
      for (const id of genomes.keys()) if (!kept.has(id)) genomes.delete(id)
    },
  }
}
