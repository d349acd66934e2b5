/** A training as a journaled step: the dataset, the tuner, and the name of the model that came of it. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { contentHash } from '../journal/content-hash.ts'
import type { Journal } from '../journal/journal.ts'
import { ModelError, type Model } from '../models/model.ts'
import { ModelInputError } from '../models/model-input-error.ts'
import { readModelName } from '../models/names.ts'
import type { Tuner } from '../models/tuner.ts'
import { datasetOf } from '../training/dataset.ts'
import { gradedAnswers } from '../training/graded-answers.ts'
import type { RunConfiguration } from './configuration.ts'
import { Interrupted } from './errors.ts'
import type { StepRecorder } from './step-recorder.ts'
import type { Trained, TrainOptions } from './strategy.ts'

export interface Training {
  /** Rejects with `Interrupted` where the training was stopped; every other failure is an answer. */
  train(verb: number, options: TrainOptions): Promise<Trained>
}

const trained = z.union([z.object({ model: z.string() }), z.object({ failed: z.string() })])

/** The model's name as its server knows it; one that names no server stays as it is. */
const servedName = (name: string, { endpoints }: Pick<RunConfiguration, 'endpoints'>): string => {
  try {
    const named = readModelName(name, endpoints)
    return named.kind === 'endpoint' ? named.model : named.kind === 'recording' ? named.file : name
  } catch (error) {
    if (error instanceof ModelInputError) return name
    throw error
  }
}

export const createTraining = ({
  tuner,
  model,
  configuration,
  recorder,
  journal,
  folder,
  signal,
  onNotice,
}: {
  /** Undefined where every training is recorded already, or the configuration has none. */
  readonly tuner: Tuner | undefined
  readonly model: Model | undefined
  readonly configuration: RunConfiguration
  readonly recorder: StepRecorder
  readonly journal: Journal
  /** Of the run; datasets are kept in `training` in it. */
  readonly folder: string
  /** Aborts when the run is to end. */
  readonly signal: AbortSignal
  readonly onNotice: (notice: string) => void
}): Training => {
  /** Trains, or waits for a training that an earlier sitting began. */
  const perform = async (verb: number, { model: base, method, margin, share }: TrainOptions): Promise<string> => {
    if (tuner === undefined) throw new ModelError('bad-request', 'the configuration names no tuner')
    const dataset = join(folder, 'training', `${verb}.jsonl`)
    mkdirSync(join(folder, 'training'), { recursive: true })
    writeFileSync(
      dataset,
      datasetOf(gradedAnswers(journal, { before: verb }), tuner.formats[method], { margin, share }).text,
    )
    const begun = `training ${verb}`
    const kept = journal.fact(begun)
    try {
      return await tuner.tune({
        dataset,
        method,
        model: servedName(base, configuration),
        suffix: `${configuration.problem.split('/')[0]?.slice(0, 12)}-${verb}`,
        seed: configuration.seed,
        begun: typeof kept === 'string' ? kept : undefined,
        onBegun: (word) => journal.setFact(begun, word),
        signal,
        onNotice,
      })
    } catch (error) {
      // What failed or was stopped has ended; after a crash it may still be under way.
      journal.setFact(begun, null)
      throw error
    }
  }

  /** Opens what was trained, so that a name that nobody serves is found out before it is recorded. */
  const opened = (name: string): string => {
    try {
      model?.memberNamed?.(name)
      return name
    } catch (error) {
      if (!(error instanceof ModelInputError)) throw error
      throw new ModelError('malformed', `the tuner named the new model "${name}": ${error.message}`)
    }
  }

  return {
    train: async (verb, options) => {
      const { model: base, method, margin, share, least } = options
      // In one form whatever the tuner's is, so that a replay without a tuner asks the same.
      const { text, lines } = datasetOf(gradedAnswers(journal, { before: verb }), method, { margin, share })
      const what = method === 'dpo' ? 'pairs' : 'answers'
      if (lines < least)
        return { kind: 'failed', reason: `${lines} ${what}, of which ${least} are the least`, of: lines }
      const request = JSON.stringify({ model: base, method, margin, share, dataset: contentHash(text) })
      const { answer } = await recorder.take(
        { key: `${verb}/train`, verb, kind: 'train', request, announce: true },
        async () => {
          onNotice(`Training ${base} on ${lines} ${what}`)
          try {
            return { answer: { model: opened(await perform(verb, options)) } }
          } catch (error) {
            if (!(error instanceof ModelError)) throw error
            if (error.kind === 'aborted') throw new Interrupted()
            onNotice(`The training failed, and the search goes on with the model that it had: ${error.message}`)
            return { answer: { failed: error.message } }
          }
        },
      )
      const came = trained.parse(answer)
      return 'model' in came
        ? { kind: 'trained', model: came.model, of: lines }
        : { kind: 'failed', reason: came.failed, of: lines }
    },
  }
}
