/** The outermost wall: bubblewrap gives a child namespaces of its own, without network and with a read-only view of what it needs. */

import { realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { libraryMarker, neededFolders, neededManifest } from './needed-files.ts'
import { countsProcessesByNamespace, programs } from './walls.ts'

/** Where shared libraries are: on most systems, and on two that keep everything in a store. */
const libraries = ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/nix/store', '/gnu/store']

/** A child has half a dozen threads, which the system counts as processes. */
export const mostProcesses = 64

const isVisible = (path: string): boolean => libraries.some((folder) => path.startsWith(`${folder}${sep}`))

/** Shows a file or folder where it is, and where a link leads to it. */
const show = (path: string): string[] => {
  const real = realpathSync(path)
  const shown = isVisible(real) ? [] : ['--ro-bind', real, real]
  return path === real || isVisible(path) ? shown : [...shown, '--symlink', real, path]
}

/**
 * Bubblewrap's command line up to the program that it starts. Descriptors are inherited, so the channel to the parent goes through. The
 * view has no /proc, no /dev and no /tmp; a child works in an empty folder.
 */
export const bubblewrapCommand = (): readonly string[] => {
  const needed = [...neededFolders(), neededManifest(), process.execPath]
  if (programs.prlimit !== undefined) needed.push(programs.prlimit)
  return [
    programs.bwrap ?? 'bwrap',
    '--unshare-all',
    '--die-with-parent',
    ...[...libraries, libraryMarker].flatMap((path) => ['--ro-bind-try', path, path]),
    ...[...new Set(needed)].flatMap(show),
    '--dir',
    '/empty',
    '--chdir',
    '/empty',
    '--remount-ro',
    '/',
    '--',
  ]
}

/**
 * A limit of processes is right only where nobody else's count: in a user namespace of one's own, and a system that counts by namespace.
 * The user nobody alone may run children of several pools.
 */
export const processLimit = (): readonly string[] => (countsProcessesByNamespace() ? [`--nproc=${mostProcesses}`] : [])
