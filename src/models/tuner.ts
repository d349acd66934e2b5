/** Tuners: from a model and a file of graded answers to a new model that was trained on them. */

import { z } from 'zod'

/** What the training is told of the answers: good ones to imitate, or a better and a worse one to the same prompt. */
export type TuningMethod = 'sft' | 'dpo'

/** As a user writes it. */
export type TunerSettings =
  | {
      readonly kind: 'openai'
      /** An endpoint whose server has `fine_tuning/jobs`. Default: `openai`. */
      readonly endpoint?: string | undefined
      /** Passed to the training as they are: `{ "n_epochs": 2, "beta": 0.1 }`. */
      readonly hyperparameters?: Readonly<Record<string, string | number>> | undefined
      /** Seconds between looks at a job. Default: 30. */
      readonly pollSeconds?: number | undefined
    }
  | {
      readonly kind: 'command'
      /** A program and its arguments; it finds the dataset and the model in its environment. */
      readonly command: readonly string[]
    }

/** Parses a tuner's settings. */
export const tunerSchema: z.ZodType<TunerSettings> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('openai'),
    endpoint: z.string().min(1).optional(),
    hyperparameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    pollSeconds: z.number().positive().optional(),
  }),
  z.strictObject({ kind: z.literal('command'), command: z.array(z.string().min(1)).min(1) }),
])

/** One training. */
export type TuningJob = {
  /** A file of one JSON object a line, in the tuner's `formats[method]`. */
  readonly dataset: string
  readonly method: TuningMethod
  /** The model to begin from, as the server knows it: for `openai:gpt-4.1-mini` it is `gpt-4.1-mini`. */
  readonly model: string
  /** A short word that the new model's name ends in, where the server allows it. */
  readonly suffix: string
  /** Seed of the training, where the server takes one. */
  readonly seed: number
  /** The word that `onBegun` was told in an earlier sitting, whose training may still be under way. */
  readonly begun?: string | undefined
  /** Told a word by which the training is found again. */
  readonly onBegun?: ((word: string) => void) | undefined
  readonly signal: AbortSignal
  /** Told, in one line, how the training stands. */
  readonly onNotice: (notice: string) => void
}

/**
 * Trains models. The file is what `datasetOf(gradedAnswers(journal), tuner.formats[method], …)` of `src/training` makes. `tune` resolves with
 * the name under which the new model is asked, complete as `--model` takes it (`openai:ft:gpt-4.1-mini:…`), so that it can be handed on as
 * the `model` of a question; the caller journals that name as the answer of a step, so that a resumed run does not train again; where `begun` names a training of an
 * earlier sitting, that one is waited for. Rejects with
 * `ModelError`: `aborted`, or what went wrong in one line.
 */
export interface Tuner {
  /** The form of the dataset for each method, as `heuristica export --format` names it. */
  readonly formats: Readonly<Record<TuningMethod, 'sft' | 'dpo' | 'openai-sft' | 'openai-dpo'>>
  tune(job: TuningJob): Promise<string>
}
