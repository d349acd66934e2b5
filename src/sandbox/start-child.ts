/** Starts one of this room's programs behind walls, and tells how it died. */

import { fork, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bubblewrapCommand, processLimit } from './bubblewrap.ts'
import type { Death } from './exit-verdict.ts'
import { permissionFlags } from './needed-files.ts'
import { lifetimeCpuS, programs, type Walls } from './walls.ts'

const longestStderr = 4096
const nobodyId = 65534
const extension = extname(new URL(import.meta.url).pathname)

/** Bytes; stripping types, where Node runs the sources as they are, takes a WebAssembly memory that reserves 4 GB more. */
const addressSpace = extension === '.ts' ? 9e9 : 4e9

const nodeFlags = [
  '--no-node-snapshot',
  // Short-lived isolates win nothing from V8's helper threads: compiling and collecting beside the job costs a quarter more CPU.
  '--single-threaded',
  '--disable-warning=SecurityWarning',
  '--disable-warning=ExperimentalWarning',
  ...(extension === '.ts' ? ['--conditions=source', '--disable-wasm-trap-handler'] : []),
]

/** Programs that start each other, ending in Node. */
const commandBehind = ({ mode, limits, diesWithParent, permission }: Walls): readonly string[] => {
  const isWrapped = mode === 'bwrap'
  const command: string[] = isWrapped ? [...bubblewrapCommand()] : []
  if (!isWrapped && diesWithParent && programs.setpriv !== undefined) {
    command.push(programs.setpriv, '--no-new-privs', '--pdeathsig', 'KILL', '--')
  }
  if (limits && programs.prlimit !== undefined) {
    command.push(
      programs.prlimit,
      `--as=${addressSpace}`,
      `--cpu=${lifetimeCpuS}`,
      '--fsize=0',
      '--core=0',
      '--nofile=64',
    )
    command.push(...(isWrapped ? processLimit() : []), '--')
  }
  return [...command, process.execPath, ...nodeFlags, ...(permission ? permissionFlags() : [])]
}

/** Bubblewrap tells a signal that killed its program as shells do, by an exit code beyond 128. */
const signalOf = (code: number | null): NodeJS.Signals | null =>
  code === null || code <= 128
    ? null
    : ((Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0] ??
        null) as NodeJS.Signals | null)

const childrenOf = (pid: number): readonly number[] => {
  try {
    return (readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').match(/\d+/g) ?? []).map(Number)
  } catch {
    return []
  }
}

/** The process at the end of a line of processes that started each other. */
const lastOfLine = (pid: number): number => {
  const [next] = childrenOf(pid)
  return next === undefined ? pid : lastOfLine(next)
}

export type Started = {
  readonly process: ChildProcess
  readonly death: Promise<Death>
  /** The process that runs Node; asked once the child has said something. */
  readonly nodePid: () => number
  /** The child stays where it is; so no folder is left behind, even by a parent that is killed. */
  readonly removeFolder: () => void
}

/** Starts `src/sandbox/<name>` with an empty environment, in an empty folder, as the leader of a process group. May throw. */
export const startChild = (name: string, args: readonly string[], walls: Walls): Started => {
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    chmodSync(folder, 0o555)
    const [execPath = process.execPath, ...execArgv] = commandBehind(walls)
    const child = fork(fileURLToPath(new URL(`./${name}${extension}`, import.meta.url)), args, {
      ...(walls.nobody && { uid: nobodyId, gid: nobodyId }),
      execPath,
      execArgv,
      env: {},
      cwd: folder,
      detached: true,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      if (stderr.length < longestStderr) stderr += chunk.toString('utf8', 0, longestStderr)
    })
    const death = new Promise<Death>((resolve) => {
      const died = (code: number | null, signal: NodeJS.Signals | null): void => {
        removeFolder()
        resolve({ code, signal: signal ?? (walls.mode === 'bwrap' ? signalOf(code) : null), stderr })
      }
      child.on('close', died)
      child.on('error', (error) => {
        stderr += error.message
        if (child.pid === undefined) died(null, null)
      })
    })
    const nodePid = (): number => (walls.mode === 'bwrap' ? lastOfLine(child.pid as number) : (child.pid as number))
    return { process: child, death, nodePid, removeFolder }
  } catch (error) {
    removeFolder()
    throw error
  }
}
