/** The options of the reflective strategy. */

import { z } from 'zod'

/** The schema says what each means. */
export type ReflectiveOptions = {
  readonly population: number
  readonly initial: number
  readonly batch: number
  readonly feedback: boolean
  readonly history: number
  readonly novelty: boolean
  readonly racing: boolean
  readonly larger: boolean
  readonly adaptive: boolean
  readonly exploration: number
  readonly floor: number
  readonly patience: number
  readonly principles: number
  readonly apart: number
  readonly reflections: boolean
  readonly repair: boolean
  readonly tune: number
  readonly tuneBest: number
  readonly tuneLast: number
  readonly tuneCpuS: number
}

/** Each a boolean or a number whose 0 is off. */
export const reflectiveSwitches: readonly (keyof ReflectiveOptions)[] = [
  'feedback',
  'history',
  'novelty',
  'racing',
  'larger',
  'adaptive',
  'patience',
  'reflections',
  'repair',
  'tune',
]

export const reflectiveOptions: z.ZodType<ReflectiveOptions> = z.strictObject({
  population: z.int().min(2).default(10).describe('Programs kept, by rank and difference'),
  initial: z.int().min(1).default(8).describe('First programs asked for at once, each from another angle'),
  batch: z.int().min(1).default(4).describe('Programs asked for at once after that'),
  feedback: z
    .boolean()
    .default(true)
    .describe(
      'Show gaps by group beside the best program, the parent and the best known rule, and the hardest instances',
    ),
  history: z.int().min(0).default(12).describe('Latest attempts that a prompt tells, with lines that were taken out'),
  novelty: z
    .boolean()
    .default(true)
    .describe('Keep programs that behave alike out of the population, and tell of them'),
  racing: z.boolean().default(true).describe('Give up a program that is far behind the worst of a full population'),
  larger: z
    .boolean()
    .default(true)
    .describe(
      'Try programs on the validation instances too where these are larger, and count as failed what fails there',
    ),
  adaptive: z.boolean().default(true).describe('Choose operator, parent and model by what each brought for its cost'),
  exploration: z.number().min(0).default(0.3).describe('How much the adaptive choice explores'),
  floor: z
    .number()
    .min(0)
    .max(0.3)
    .default(0.15)
    .describe('Share of programs that each operator and model gets at least'),
  patience: z.int().min(0).default(3).describe('Batches without a better program after which ideas come before code'),
  principles: z.int().min(1).default(3).describe('Ideas that are asked for then, each developed apart'),
  apart: z.int().min(0).default(1).describe('Changes of each such program before it competes with the others'),
  reflections: z.boolean().default(false).describe('Spend completions on reflections of their own, as ReEvo does'),
  repair: z.boolean().default(true).describe('Send a failed program back once, at one more completion'),
  tune: z.int().min(0).default(120).describe('Evaluations for tuning the constants of one program'),
  tuneBest: z.int().min(0).default(3).describe('Programs of a batch whose constants are tuned, the best of them'),
  tuneLast: z.int().min(0).default(3).describe('Programs whose constants are tuned at the end, with twice as much'),
  tuneCpuS: z
    .number()
    .min(0)
    .default(60)
    .describe('CPU seconds that tuning one program may take; a slow program gets fewer evaluations'),
})
