/** The walls around a child process, from the strongest set to the weakest; the first with which a child boots is used and told. */

import { realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Walls = {
  /** Runs as the user nobody, where the parent is root; as the parent's user otherwise. */
  readonly nobody: boolean
  /** Address space, file size, core, open files and CPU seconds are limited by the system. */
  readonly limits: boolean
  /** The system kills the child when its parent dies; without it the child leaves by itself when its channel closes. */
  readonly diesWithParent: boolean
  /** Node's permission model: reads its own packages only, writes nothing, starts nothing. */
  readonly permission: boolean
}

/** CPU seconds of a child's whole life; the pool recycles it at half of them. */
export const lifetimeCpuS = 3600

/** Bytes; stripping types, where Node runs the sources as they are, takes a WebAssembly memory that reserves 4 GB more. */
const addressSpace = import.meta.url.endsWith('.ts') ? 9e9 : 4e9

const nobodyId = 65534

const programAt = (name: string): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin']
    .map((folder) => join(folder, name))
    .find((path) => path.startsWith(sep) && statSync(path, { throwIfNoEntry: false })?.isFile() === true)

const linux = process.platform === 'linux'
const limiter = linux ? programAt('prlimit') : undefined
const privilegeSetter = linux ? programAt('setpriv') : undefined
const isRoot = process.getuid?.() === 0

/** Every set of walls that this machine may have, strongest first. */
export const wallsFromStrongest = (): readonly Walls[] => {
  const full: Walls = {
    nobody: isRoot,
    limits: limiter !== undefined,
    diesWithParent: privilegeSetter !== undefined,
    permission: true,
  }
  const weaker: Walls[] = [
    full,
    { ...full, permission: false },
    { ...full, nobody: false },
    { ...full, nobody: false, permission: false },
    { ...full, nobody: false, permission: false, diesWithParent: false },
    { nobody: false, permission: false, diesWithParent: false, limits: false },
  ]
  return weaker.filter((walls, index) => weaker.findIndex((other) => same(other, walls)) === index)
}

const same = (one: Walls, other: Walls): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Folders that a child reads: this package's sources and the packages that it loads. */
const readable = (): string[] => {
  const require = createRequire(import.meta.url)
  const packages = ['isolated-vm', 'node-gyp-build', 'pure-rand/generator/xoroshiro128plus'].map((name) => {
    const file = require.resolve(name)
    const [base = name] = name.split('/')
    return file.slice(0, file.lastIndexOf(`${sep}${base}${sep}`) + base.length + 1)
  })
  const own = dirname(fileURLToPath(new URL('.', import.meta.url)))
  const folders = [own, ...packages].flatMap((folder) => [folder, realpathSync(folder)])
  return [...new Set(folders)].map((folder) => `${folder}${sep}*`)
}

/** How to start Node behind these walls: the program, its arguments before the module's, and the user. */
export const commandBehind = (
  walls: Walls,
  nodeFlags: readonly string[],
): { readonly execPath: string; readonly execArgv: string[]; readonly uid?: number; readonly gid?: number } => {
  const command: string[] = []
  if (walls.diesWithParent && privilegeSetter !== undefined) {
    command.push(privilegeSetter, '--no-new-privs', '--pdeathsig', 'KILL', '--')
  }
  if (walls.limits && limiter !== undefined) {
    command.push(limiter, `--as=${addressSpace}`, `--cpu=${lifetimeCpuS}`, '--fsize=0', '--core=0', '--nofile=64', '--')
  }
  const permission = walls.permission
    ? [
        '--permission',
        '--allow-addons',
        ...readable().map((path) => `--allow-fs-read=${path}`),
        '--allow-fs-read=/etc/alpine-release',
      ]
    : []
  command.push(process.execPath, ...nodeFlags, ...permission)
  const [execPath = process.execPath, ...execArgv] = command
  return walls.nobody ? { execPath, execArgv, uid: nobodyId, gid: nobodyId } : { execPath, execArgv }
}
