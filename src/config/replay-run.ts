/** A new run that is given the answers of an earlier one again, under the same or another configuration. */

import { dirname, resolve } from 'node:path'
import type { RunConfiguration } from '../discovery/configuration.ts'
import { beginAgain, keptBy } from '../discovery/run-facts.ts'
import { createRunFolder, findRun } from '../discovery/run-folder.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { Journal } from '../journal/journal.ts'
import { InputError } from '../problem/input-error.ts'

import { shippedFolder } from '../problem/shipped.ts'
import { checkTemplates, loadTemplates } from '../prompts/templates.ts'
import type { Config } from './config.ts'
import { findStrategy } from './find-strategy.ts'
import { problemOf } from './open-run.ts'
import { checkFit, namedLimits, runsFolder } from './plan.ts'

/** The earlier configuration with what is to be other; options, settings and limits one by one, but options of another strategy are its own. */
const changed = (kept: RunConfiguration, changes: Config, strategy: Strategy): RunConfiguration => ({
  ...kept,
  strategy: strategy.name,
  options: { ...(strategy.name === kept.strategy && kept.options), ...changes.options },
  model: strategy.needsModel ? kept.model : undefined,
  settings: { ...kept.settings, ...changes.settings },
  seed: changes.seed ?? kept.seed,
  limits: { ...kept.limits, ...namedLimits(changes) },
})

/**
 * Makes the folder of a run that replays the one that `name` names; `changes` is what is to be other than it was then. Throws `InputError`
 * for what does not fit together, before anything is made.
 */
export const beginReplay = async (
  config: Config,
  name: string,
  changes: Config,
): Promise<{ readonly id: string; readonly past: { readonly id: string; readonly folder: string } }> => {
  const runs = runsFolder(config)
  const past = findRun(runs, name)
  using journal = new Journal(past.folder, { readOnly: true })
  const { configuration: kept, templates: keptTemplates } = keptBy(journal)
  const named = changes.strategy ?? kept.strategyFile ?? kept.strategy
  const strategy = await findStrategy(named, { trust: config.trust })
  if (strategy.needsModel && kept.model === undefined)
    throw new InputError(`${strategy.name} asks a model, but the run ${past.id} holds no answers of one`)
  const problem = await problemOf(kept)
  const isNear = dirname(resolve(past.folder)) === runs
  const strategyFile = named === strategy.name ? undefined : resolve(named)
  const configuration = {
    ...changed(kept, changes, strategy),
    strategyFile,
    replays: isNear ? past.id : resolve(past.folder),
  }
  checkFit(strategy, configuration.options, problem, configuration)
  problem.settings({ settings: {} }, configuration.settings)
  const templates =
    changes.prompts === undefined
      ? keptTemplates
      : { ...keptTemplates, ...loadTemplates([...changes.prompts, shippedFolder('prompts')]) }
  checkTemplates(templates, strategy.name, strategy.prompts ?? {})
  const { id, folder } = createRunFolder(runs, problem.definition.name, new Date())
  beginAgain(folder, journal, { configuration, templates, problem })
  return { id, past }
}
