/** The options of genetic programming; the defaults were tuned on tardiness, seeds from 1000. */

import { z } from 'zod'

/** The options of `genetic-programming`; the schema says what each means. */
export type GeneticProgrammingOptions = {
  readonly population: number
  readonly initial: number
  readonly offspring: number
  readonly tournament: number
  readonly depth: number
  readonly size: number
  readonly crossover: number
  readonly subtree: number
  readonly point: number
  readonly constants: number
  readonly insert: number
  readonly hoist: number
  readonly bar: number
  readonly barRank: number
  readonly islands: number
  readonly meeting: number
  readonly tuneIdle: number
  readonly tuningShare: number
  readonly tuned: number
  readonly tuningEvaluations: number
  readonly patience: number
  readonly improvement: number
}

const rate = z.number().min(0)

export const geneticProgrammingOptions: z.ZodType<GeneticProgrammingOptions> = z.strictObject({
  population: z.int().min(2).default(30).describe('Programs kept, all of different behaviour'),
  initial: z.int().min(2).default(400).describe('Random programs that a population begins with'),
  offspring: z.int().min(1).default(20).describe('Programs bred in a generation'),
  tournament: z.int().min(1).default(3).describe('Programs that compete to be a parent'),
  depth: z.int().min(2).max(12).default(5).describe('Levels of the largest random programs, but for a sign'),
  size: z.int().min(1).default(40).describe('Nodes of the largest programs, over all functions'),
  crossover: rate.default(5).describe('Relative frequency of subtree crossover'),
  subtree: rate.default(2).describe('Relative frequency of growing a part anew'),
  point: rate.default(1.5).describe('Relative frequency of exchanging one node'),
  constants: rate.default(1).describe('Relative frequency of moving constants'),
  insert: rate.default(2).describe('Relative frequency of putting an operator above a part'),
  hoist: rate.default(0.5).describe('Relative frequency of keeping a part alone'),
  barRank: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe('Share of the population that a new program must join to win its race'),
  tuneIdle: z.int().min(0).default(2).describe('Generations without progress after which constants are tuned'),
  bar: z
    .number()
    .positive()
    .default(1.05)
    .describe('Slack of the race: so many times the metric at that rank stops a program'),
  tuningShare: z.number().min(0).max(0.9).default(0.25).describe('Share of the evaluations that tunes constants'),
  tuned: z.int().min(1).default(2).describe('Programs tuned at a time'),
  tuningEvaluations: z.int().min(1).default(50).describe('Evaluations for tuning one program'),
  islands: z.int().min(1).default(3).describe('Populations that know nothing of each other before their best meet'),
  meeting: z.number().min(0).max(1).default(0.3).describe('Share of the budget kept for the first meeting'),
  patience: z.int().min(1).default(12).describe('Generations without progress before a population ends'),
  improvement: z.number().min(0).default(0.002).describe('Relative improvement that counts as progress'),
})
