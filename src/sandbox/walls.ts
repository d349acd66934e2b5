/** The walls around a child process: which there may be on this machine, from the strongest set to the weakest, and how they are told. */

import { existsSync, statSync } from 'node:fs'
import { release } from 'node:os'
import { delimiter, join, sep } from 'node:path'

/** Which walls are wanted: `auto` takes the strongest that work; `process` and `bwrap` insist on that mode. */
export type SandboxChoice = 'auto' | 'process' | 'bwrap'

/** All choices, for parsers. */
export const sandboxChoices: readonly SandboxChoice[] = ['auto', 'process', 'bwrap']

export type Walls = {
  /** `bwrap`: no network, no process but its own, and a read-only view of what a child runs from. `process`: a process like any other. */
  readonly mode: 'process' | 'bwrap'
  /** Runs as the user nobody, where the parent is root; as the parent's user otherwise. */
  readonly nobody: boolean
  /** Address space, file size, core, open files and CPU seconds are limited by the system. */
  readonly limits: boolean
  /** The system kills the child when its parent dies; without it the child leaves by itself when its channel closes. */
  readonly diesWithParent: boolean
  /** Node's permission model: reads its own packages only, writes nothing, starts nothing. */
  readonly permission: boolean
}

const linux = process.platform === 'linux'

const programAt = (name: string): string | undefined =>
  linux
    ? [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin']
        .map((folder) => join(folder, name))
        .find((path) => path.startsWith(sep) && statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    : undefined

/** Programs of the system that walls are made of, where they are installed. */
export const programs: Readonly<Record<'bwrap' | 'prlimit' | 'setpriv', string | undefined>> = {
  bwrap: programAt('bwrap'),
  prlimit: programAt('prlimit'),
  setpriv: programAt('setpriv'),
}

/** CPU seconds of a child's whole life; the pool recycles it at half of them. */
export const lifetimeCpuS = 3600

/** Whether the system counts processes by user namespace (Linux 5.14), so that a limit counts a child's own and nobody else's. */
export const countsProcessesByNamespace = (): boolean => {
  const [major = 0, minor = 0] = release().split('.').map(Number)
  return major > 5 || (major === 5 && minor >= 14)
}

const same = (one: Walls, other: Walls): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Every set of walls that this machine may have, strongest first; none where bubblewrap is wanted and not installed. */
export const wallsFromStrongest = (choice: SandboxChoice): readonly Walls[] => {
  const isRoot = process.getuid?.() === 0
  const limits = programs.prlimit !== undefined
  const full = { nobody: isRoot, limits, permission: true }
  // CPU time is read by process, so the one behind bubblewrap's own must be found.
  const canWrap = programs.bwrap !== undefined && existsSync(`/proc/${process.pid}/task/${process.pid}/children`)
  const wrapped: Walls = { mode: 'bwrap', ...full, diesWithParent: true }
  const plain: Walls = { mode: 'process', ...full, diesWithParent: programs.setpriv !== undefined }
  const all: Walls[] = [
    wrapped,
    { ...wrapped, permission: false },
    { ...wrapped, nobody: false },
    { ...wrapped, nobody: false, permission: false },
    plain,
    { ...plain, permission: false },
    { ...plain, nobody: false },
    { ...plain, nobody: false, permission: false },
    { ...plain, nobody: false, permission: false, diesWithParent: false },
    { ...plain, nobody: false, permission: false, diesWithParent: false, limits: false },
  ]
  return all
    .filter(({ mode }) => (choice === 'auto' || choice === mode) && (mode === 'process' || canWrap))
    .filter((walls, index, kept) => kept.findIndex((other) => same(other, walls)) === index)
}

/** The walls in one line. */
export const describeWalls = ({ mode, nobody, limits, diesWithParent, permission }: Walls): string => {
  const parts = [
    mode === 'bwrap' && 'no network, a read-only view',
    nobody && 'user nobody',
    limits && 'limits of the system',
    permission && 'Node’s permission model',
    diesWithParent && 'killed with its parent',
  ]
  return `${mode} (${parts.filter((part) => part !== false).join(', ') || 'isolates in child processes, nothing else'})`
}
