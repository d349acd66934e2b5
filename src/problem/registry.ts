/** Finds problems by name, among those that ship with the program and in folders of the user. */

import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InputError } from './input-error.ts'
import { loadDefinition, loadPlace, type ProblemPlace } from './load-problem.ts'
import type { LoadedProblem } from './loaded-problem.ts'
import { insteadOf } from './near-names.ts'
import type { ProblemDefinition } from './problem.ts'
import { shippedFolder } from './shipped.ts'

/** A problem that can be loaded. */
export type ProblemEntry = {
  readonly name: string
  readonly family: string
  /** Whether the family's name alone stands for it. */
  readonly isDefault: boolean
  /** Absolute path of `problem.ts` or `problem.js`. */
  readonly file: string
  readonly definition: ProblemDefinition<unknown, unknown>
}

/** Where else to look: folders that hold `<family>/<problem>/problem.ts` or `<problem>/problem.ts` (or .js, .mts, .mjs). Default: none. */
export type RegistryOptions = { readonly folders?: readonly string[] }

const problemFile = (folder: string): string | undefined =>
  ['problem.ts', 'problem.mts', 'problem.js', 'problem.mjs']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file))

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules' && statSync(join(folder, name)).isDirectory())
    .toSorted()

const placesIn = (folder: string): readonly ProblemPlace[] =>
  foldersIn(folder).flatMap((family) => {
    const familyFolder = join(folder, family)
    const alone = problemFile(familyFolder)
    if (alone !== undefined) return [{ name: family, familyFolder, file: alone }]
    return foldersIn(familyFolder).flatMap((problem) => {
      const file = problemFile(join(familyFolder, problem))
      return file === undefined ? [] : [{ name: `${family}/${problem}`, familyFolder, file }]
    })
  })

const findPlaces = ({ folders = [] }: RegistryOptions): readonly ProblemPlace[] => {
  const given = folders.map((folder) => {
    const path = resolve(folder)
    if (!existsSync(path) || !statSync(path).isDirectory())
      throw new InputError(`There is no folder ${path} to look for problems in`)
    if (problemFile(path) !== undefined)
      throw new InputError(`${path} is a problem itself; give the folder that it is in`)
    return path
  })
  const all = [shippedFolder('problems'), ...given]
    .filter((folder) => existsSync(folder))
    .map((folder) => realpathSync(folder))
  const byName = new Map<string, ProblemPlace>()
  for (const place of [...new Set(all)].flatMap(placesIn)) {
    const other = byName.get(place.name)
    if (other !== undefined)
      throw new InputError(
        `Two problems are called '${place.name}': ${other.file} and ${place.file}; rename one folder`,
      )
    byName.set(place.name, place)
  }
  return [...byName.values()]
}

const folderFamily = (place: ProblemPlace): string => place.name.split('/')[0] as string

const listPlaces = async (places: readonly ProblemPlace[]): Promise<readonly ProblemEntry[]> => {
  const entries = await Promise.all(places.map(async (place) => ({ place, definition: await loadDefinition(place) })))
  return entries.map(({ place, definition }) => {
    const siblings = entries.filter((other) => folderFamily(other.place) === folderFamily(place))
    const flagged = siblings.filter((other) => other.definition.default === true)
    if (flagged.length > 1)
      throw new InputError(
        `The family '${folderFamily(place)}' has two default problems: ${flagged.map((one) => one.place.name).join(', ')}; keep one`,
      )
    return {
      name: place.name,
      family: definition.family,
      isDefault: siblings.length === 1 || definition.default === true,
      file: place.file,
      definition,
    }
  })
}

/** All problems, in the order of folders and names. Rejects with InputError where one of them is broken, or two have the same name. */
export const listProblems = async (options: RegistryOptions = {}): Promise<readonly ProblemEntry[]> =>
  listPlaces(findPlaces(options))

const findPlace = async (name: string, places: readonly ProblemPlace[]): Promise<ProblemPlace> => {
  const exact = places.find((place) => place.name === name)
  if (exact !== undefined) return exact
  const family = places.filter((place) => folderFamily(place) === name)
  if (family.length === 0)
    throw new InputError(
      `There is no problem '${name}'; ${insteadOf(
        name,
        places.map((place) => place.name),
      )}`,
    )
  const entries = await listPlaces(family)
  const chosen = entries.find((entry) => entry.isDefault)
  if (chosen === undefined)
    throw new InputError(
      `'${name}' is a family; choose one of its problems: ${entries.map((one) => one.name).join(', ')}`,
    )
  return family.find((place) => place.name === chosen.name) as ProblemPlace
}

/** A problem by name, `family/problem` or `family` for the family's default. Rejects with InputError for an unknown name, with names that are near, and for a broken problem. */
export const loadProblem = async (name: string, options: RegistryOptions = {}): Promise<LoadedProblem> =>
  loadPlace(await findPlace(name, findPlaces(options)))
