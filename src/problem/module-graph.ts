/** Modules as text, resolved and hashed: what an isolate runs, and what a version hashes. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentHash } from './content-hash.ts'
import { InputError } from './input-error.ts'
import { type ModuleImport, type ModuleSource, moduleSource, readModule } from './module-source.ts'

/** Sources of ES modules by key (types stripped); `imports` resolves each module's import specifiers to keys. Structurally the sandbox's. */
export type ModuleGraph = {
  readonly entry: string
  readonly modules: Readonly<
    Record<string, { readonly source: string; readonly imports: Readonly<Record<string, string>> }>
  >
  /** Hash of the normalised sources: equal for source and compiled form. */
  readonly hash: string
}

/** The folders that a graph may reach into. */
export type GraphFolders = {
  /** The family's folder. */
  readonly family: string
  /** Kernels that drivers share. Default: the kit's own `search` folder. */
  readonly kernels?: string
}

const kernelPrefix = 'heuristica/problem/search/'
const shippedKernels = fileURLToPath(new URL('search', import.meta.url))
const endings = ['.ts', '.mts', '.js', '.mjs']

const isInside = (folder: string, path: string): boolean => path.startsWith(folder + sep)

const withoutEnding = (path: string): string =>
  endings.includes(extname(path)) ? path.slice(0, -extname(path).length) : path

/** The file of a module that is named without its ending; an ending is accepted too. Throws InputError where there is none. */
export const moduleFile = (path: string): string => {
  const file = [...endings.map((ending) => path + ending), path].find(
    (file) => endings.includes(extname(file)) && existsSync(file),
  )
  if (file === undefined) throw new InputError(`There is no module ${path} (looked for ${endings.join(', ')})`)
  return file
}

type Resolved = {
  readonly key: string
  /** Undefined for what is named and not followed. */
  readonly file: string | undefined
}
type Edges = Readonly<Record<string, Resolved>>
type Reached = ReadonlyMap<string, { readonly module: ModuleSource; readonly edges: Edges }>

const fail = (from: ModuleSource, line: number, problem: string): never => {
  throw new InputError(`${from.file}:${line} ${problem}`)
}

/** Where a relative import leads; it may not leave the folder of the module that it is in. */
const relativeImport = (
  from: ModuleSource,
  { specifier, line }: ModuleImport,
  folders: Required<GraphFolders>,
): Resolved => {
  const file = resolve(dirname(from.file), specifier)
  const kernel = isInside(folders.kernels, from.file)
  const folder = kernel ? folders.kernels : folders.family
  if (!isInside(folder, file))
    fail(from, line, `imports '${specifier}', which is outside of ${folder}; move what is shared into that folder`)
  if (!existsSync(file)) fail(from, line, `imports '${specifier}', which does not exist; write the file's ending too`)
  const path = withoutEnding(relative(folder, file)).replaceAll(sep, '/')
  return { key: kernel ? kernelPrefix + path : `./${path}`, file }
}

const isRelative = (specifier: string): boolean => /^\.\.?\//.test(specifier)

const kernelImport = (from: ModuleSource, { specifier, line }: ModuleImport, kernels: string): Resolved => {
  const name = specifier.slice(kernelPrefix.length)
  const file = endings.map((ending) => resolve(kernels, name + ending)).find((file) => existsSync(file))
  if (file === undefined || !isInside(kernels, file)) {
    const known = existsSync(kernels)
      ? readdirSync(kernels)
          .filter((file) => !/\.(test|d)\.\w+$/.test(file))
          .map(withoutEnding)
      : []
    fail(from, line, `imports '${specifier}', which is no kernel; there are: ${known.join(', ') || 'none'}`)
  }
  return { key: specifier, file }
}

/** What a driver may import: files of its family, and kernels. */
const guestImport = (from: ModuleSource, one: ModuleImport, folders: Required<GraphFolders>): Resolved => {
  if (one.specifier.startsWith(kernelPrefix)) return kernelImport(from, one, folders.kernels)
  if (!isRelative(one.specifier) || extname(one.specifier) === '.json')
    fail(
      from,
      one.line,
      `imports '${one.specifier}'; a driver runs in the isolate and imports only modules of its family's folder and ${kernelPrefix}… (types: import type)`,
    )
  return relativeImport(from, one, folders)
}

/** What a module on the host imports: files of its family are followed, everything else is a name. */
const hostImport = (from: ModuleSource, one: ModuleImport, folders: Required<GraphFolders>): Resolved =>
  isRelative(one.specifier) ? relativeImport(from, one, folders) : { key: one.specifier, file: undefined }

/** A data file is a module with one value. */
const readData = (file: string): ModuleSource => moduleSource(file, `export default ${readFileSync(file, 'utf8')}`)

/** All modules that can be reached from a file of the family, by key. */
const reach = (
  entry: string,
  folders: Required<GraphFolders>,
  resolveImport: typeof guestImport,
): { readonly key: string; readonly reached: Reached } => {
  const reached = new Map<string, { readonly module: ModuleSource; readonly edges: Edges }>()
  const visit = ({ key, file }: Resolved): void => {
    if (file === undefined || reached.has(key)) return
    const module = extname(file) === '.json' ? readData(file) : readModule(file)
    const edges = Object.fromEntries(module.imports.map((one) => [one.specifier, resolveImport(module, one, folders)]))
    reached.set(key, { module, edges })
    Object.values(edges).forEach(visit)
  }
  const key = `./${withoutEnding(relative(folders.family, entry)).replaceAll(sep, '/')}`
  visit({ key, file: entry })
  return { key, reached }
}

const hashOf = (reached: Reached): string =>
  contentHash(
    Object.fromEntries(
      [...reached].map(([key, { module, edges }]) => [
        key,
        module.normalised((specifier) => edges[specifier]?.key ?? specifier),
      ]),
    ),
  )

const complete = ({ family, kernels = shippedKernels }: GraphFolders): Required<GraphFolders> => ({
  family: resolve(family),
  kernels: resolve(kernels),
})

/** The graph of a driver, named by path without file ending. Throws InputError, with file and line, for an import that leads out of the family and the kernels, and for what cannot be read. */
export const moduleGraph = (path: string, folders: GraphFolders): ModuleGraph => {
  const { key: entry, reached } = reach(moduleFile(resolve(path)), complete(folders), guestImport)
  const modules: Record<string, ModuleGraph['modules'][string]> = {}
  for (const [key, { module, edges }] of reached) {
    if (module.dynamicAt !== undefined)
      fail(module, module.dynamicAt, 'uses import() or import.meta; a driver has static imports only')
    const imports = Object.fromEntries(Object.entries(edges).map(([specifier, { key }]) => [specifier, key]))
    modules[key] = { source: module.source, imports }
  }
  return { entry, modules, hash: hashOf(reached) }
}

/** Hash over a module of the host and the files of its family that it reaches; equal for source and compiled form. Throws InputError as `moduleGraph` does, but packages may be imported. */
export const hostGraphHash = (path: string, folders: GraphFolders): string =>
  hashOf(reach(moduleFile(resolve(path)), complete(folders), hostImport).reached)
