/** Loads one problem from its folder: definition, driver, baselines, sets, version. */

import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkDefinition } from './check-definition.ts'
import { contentHash } from './content-hash.ts'
import { fileSet } from './file-set.ts'
import { InputError } from './input-error.ts'
import { loadSet } from './load-set.ts'
import type { Baseline, LoadedProblem, LoadedSet } from './loaded-problem.ts'
import { hostGraphHash, moduleFile, moduleGraph } from './module-graph.ts'
import { readModule } from './module-source.ts'
import { insteadOf } from './near-names.ts'
import type { BaselineEntry, ProblemDefinition } from './problem.ts'
import { offerOwnPackage } from './own-package.ts'
import { completeSettings } from './settings.ts'

/** Where a problem was found. */
export type ProblemPlace = {
  /** `family/problem`, or the folder's name where it stands alone. */
  readonly name: string
  /** The folder that the problem's modules stay inside of. */
  readonly familyFolder: string
  /** The file `problem.ts` or `problem.js`. */
  readonly file: string
}

/** Runs the problem's module. Rejects with InputError where it cannot be loaded or is no definition. */
export const loadDefinition = async (place: ProblemPlace): Promise<ProblemDefinition<unknown, unknown>> => {
  offerOwnPackage()
  let module: { readonly default?: unknown }
  try {
    module = (await import(pathToFileURL(place.file).href)) as typeof module
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new InputError(`Problem '${place.name}' cannot be loaded: ${reason} (${place.file})`, { cause: error })
  }
  return checkDefinition(module.default, place.name, place.file)
}

/** A baseline stands alone, as a candidate does; its file may be given without ending. */
const loadBaseline = (
  folder: string,
  entry: BaselineEntry,
): { readonly baseline: Baseline; readonly normal: string } => {
  const path = resolve(folder, 'baselines', entry.file)
  // The build turns .ts into .js, and the entry says what it was.
  const file = existsSync(path) ? path : moduleFile(path.replace(/\.m?[jt]s$/, ''))
  const module = readModule(file)
  const [foreign] = module.imports
  if (foreign !== undefined)
    throw new InputError(
      `${file}:${foreign.line} imports '${foreign.specifier}'; a baseline is one file, as a candidate is`,
    )
  return { baseline: { ...entry, text: module.source }, normal: module.normalised((specifier) => specifier) }
}

/** Everything that the problem's folder holds. Rejects with InputError that names the file where something is wrong. */
export const loadPlace = async (place: ProblemPlace): Promise<LoadedProblem> => {
  const definition = await loadDefinition(place)
  const folder = dirname(place.file)
  const folders = { family: place.familyFolder }
  const driver = moduleGraph(resolve(folder, definition.driver), folders)
  const loaded = definition.baselines.map((entry) => loadBaseline(folder, entry))
  const baselines = loaded.map((one) => one.baseline)
  const version = contentHash({
    problem: hostGraphHash(place.file, folders),
    driver: driver.hash,
    baselines: loaded.map(({ baseline, normal }) => [baseline.name, normal]),
  })
  const references = Object.entries(definition.references).map(([method, module]) => {
    const file = moduleFile(resolve(folder, module))
    return { method, url: pathToFileURL(file).href, hash: hostGraphHash(file, folders) }
  })
  const setNames = Object.keys(definition.sets)
  const sets = new Map<string, LoadedSet>()
  const set = (name: string): LoadedSet => {
    const kept = sets.get(name)
    if (kept !== undefined) return kept
    const made = Object.hasOwn(definition.sets, name) ? definition.sets[name] : undefined
    if (made === undefined)
      throw new InputError(`Problem '${place.name}' has no instance set '${name}'; ${insteadOf(name, setNames)}`)
    const loadedSet = loadSet(name, made)
    sets.set(name, loadedSet)
    return loadedSet
  }
  return {
    definition,
    folder,
    version,
    driver,
    baselines,
    // The definition's check made sure that it is there.
    seed: baselines.find((one) => one.name === definition.seed) as Baseline,
    references,
    setNames,
    settings: (set, overrides = {}) => completeSettings(definition, { ...set.settings, ...overrides }),
    set,
    fileSet: (files, name) => fileSet(definition, files, name),
  }
}
