/** What a child reads when it starts: this room's sources, the packages that they load, and Node itself. */

import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const ownFolder = dirname(fileURLToPath(import.meta.url))

/** The first `name` in a folder or one above it, as Node's resolver looks for it. */
const findUpwards = (name: string, folder: string): string => {
  const path = join(folder, name)
  if (existsSync(path)) return path
  const above = dirname(folder)
  if (above === folder) throw new Error(`The sandbox misses ${name}: install the package's dependencies`)
  return findUpwards(name, above)
}

const installed = (name: string, from: string): string => findUpwards(join('node_modules', name), from)

/** This room and the packages that it loads, as the resolver names them; some may be links. */
export const neededFolders = (): readonly string[] => {
  const isolates = installed('isolated-vm', ownFolder)
  return [ownFolder, isolates, installed('node-gyp-build', realpathSync(isolates)), installed('pure-rand', ownFolder)]
}

/** Which tells Node that this room's files are ES modules. */
export const neededManifest = (): string => findUpwards('package.json', ownFolder)

/** Read where it exists, to tell one C library from another. */
export const libraryMarker = '/etc/alpine-release'

/** Node's flags that let a child read these folders and nothing else, write nothing and start nothing. */
export const permissionFlags = (): readonly string[] => [
  '--permission',
  '--allow-addons',
  ...new Set(
    neededFolders()
      .flatMap((folder) => [folder, realpathSync(folder)])
      .map((folder) => `--allow-fs-read=${folder}${sep}*`),
  ),
  `--allow-fs-read=${libraryMarker}`,
]
