/** What `heuristica doctor` looks at on this machine; each finding is proven by doing it. */

import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Job } from '../sandbox/job.ts'
import { checkSandbox, SandboxUnavailable } from '../sandbox/raise-walls.ts'
import { tryWalls } from '../sandbox/try-walls.ts'
import type { Verdict } from '../sandbox/verdict.ts'
import { describeWalls, type SandboxChoice, type Walls } from '../sandbox/walls.ts'
import { Worker } from '../sandbox/worker.ts'

/** `weak`: runs are possible, with less between a candidate and the machine. `broken`: they are not. */
export type Finding = {
  readonly what: string
  readonly state: 'ok' | 'weak' | 'broken'
  readonly found: string
  /** What to do about it; empty when nothing is to be done. */
  readonly advice: string
}

const finding = (what: string, holds: boolean, found: string, advice: string, otherwise: 'weak' | 'broken'): Finding =>
  holds ? { what, state: 'ok', found, advice: '' } : { what, state: otherwise, found, advice }

const nodeFinding = (): Finding => {
  const { node } = process.versions
  return finding('Node 24 or later', Number(node.split('.')[0]) >= 24, node, 'install Node 24 or later', 'broken')
}

/** Earlier versions have a known escape. */
const isSafe = (version: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return major > 7 || (major === 7 && (minor > 0 || patch >= 1))
}

const isolatesFinding = (): Finding => {
  const what = 'isolated-vm 7.0.1 or later'
  const advice = 'install isolated-vm 7.0.1 or later, for instance by npm ci'
  try {
    const { version } = createRequire(import.meta.url)('isolated-vm/package.json') as { version: string }
    return finding(what, isSafe(version), version, advice, 'broken')
  } catch {
    return { what, state: 'broken', found: 'not installed', advice }
  }
}

/** The nearest folder above that exists. */
const existingFolder = (folder: string): string => (existsSync(folder) ? folder : existingFolder(dirname(folder)))

/** A long run with many candidates keeps some hundred megabytes. */
const leastFreeBytes = 1e9

const diskFinding = (runs: string): Finding => {
  const { bavail, bsize } = statfsSync(existingFolder(runs))
  const free = bavail * bsize
  const advice = 'make room, or keep runs elsewhere: --runs'
  return finding(
    'disk where runs are kept',
    free >= leastFreeBytes,
    `${(free / 1e9).toFixed(1)} GB free`,
    advice,
    'weak',
  )
}

const journalFinding = (runs: string): Finding => {
  const what = 'SQLite in WAL mode'
  const advice = 'keep runs on a local disk that you may write to: --runs, or the configuration’s `runs`'
  const existing = existingFolder(runs)
  try {
    const folder = mkdtempSync(join(existing, '.heuristica-doctor-'))
    try {
      using database = new DatabaseSync(join(folder, 'run.db'))
      const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode']
      database.exec('CREATE TABLE proof (value); INSERT INTO proof VALUES (1)')
      return finding(what, mode === 'wal', `${String(mode)}, where runs are kept`, advice, 'broken')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    return { what, state: 'broken', found: (error as Error).message, advice }
  }
}

const jobOf = (source: string, limits: Job['limits']): Job => ({
  driver: {
    entry: 'driver',
    modules: { driver: { source: 'export const solve = (instance, { answer }) => answer(instance)', imports: {} } },
    hash: 'doctor',
  },
  source,
  checks: [{ name: 'answer', parameters: 1, returns: 'number' }],
  block: { hash: 'doctor', instances: [1], seeds: [1] },
  limits,
})

/** Runs a job in a child of its own; the second value is the CPU time that was seen. */
const runAlone = async (walls: Walls, job: Job): Promise<readonly [Verdict, number]> => {
  const worker = await Worker.boot(walls)
  if (!(worker instanceof Worker)) return [{ kind: 'infrastructure', detail: worker.stderr.slice(0, 200) }, 0]
  await using child = worker
  const [verdict] = await child.run(job, undefined)
  return [verdict as Verdict, child.seenCpuMs]
}

const told = (verdict: Verdict): string =>
  verdict.kind === 'returned' ? `returned ${verdict.solutions.join()}` : `${verdict.kind}: ${verdict.detail}`

const easy: Job['limits'] = { cpuMs: 10_000, memoryMb: 64 }
const loopMs = 1000
/** How far beyond its limit a loop may get. */
const overrun = 1.5
const report = 'report this machine as an issue, with this table'

const guestFindings = async (walls: Walls): Promise<readonly Finding[]> => {
  const [sum] = await runAlone(walls, jobOf('export const answer = (x) => x + 1', easy))
  const [loop, loopCpuMs] = await runAlone(
    walls,
    jobOf('export const answer = () => { for (;;); }', { ...easy, cpuMs: loopMs }),
  )
  const [flood] = await runAlone(
    walls,
    jobOf('export const answer = () => { const all = new Map(); for (let i = 0; ; i++) all.set(i, [i]) }', easy),
  )
  const unwanted = "['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Date', 'Intl', 'process', 'require', 'fetch']"
  const [globals] = await runAlone(
    walls,
    jobOf(`export const answer = () => ${unwanted}.filter((name) => name in globalThis).length`, easy),
  )
  const inTime = loop.kind === 'timeout' && loopCpuMs <= overrun * loopMs
  const bare = globals.kind === 'returned' && globals.solutions[0] === 0
  return [
    finding('a job runs in a child', sum.kind === 'returned' && sum.solutions[0] === 2, told(sum), report, 'broken'),
    finding(
      'an endless loop is stopped',
      inTime,
      loop.kind === 'timeout' ? `timeout after ${Math.round(loopCpuMs)} of ${loopMs} ms of CPU time` : told(loop),
      loop.kind === 'timeout' ? 'the machine is very busy: use fewer --workers' : report,
      'broken',
    ),
    finding('a flood of memory is stopped', flood.kind === 'memory', told(flood), report, 'broken'),
    finding('no WebAssembly, clock, process or network inside', bare, bare ? 'none' : told(globals), report, 'broken'),
  ]
}

/** Above Node's own reserve, and below what a child without a limit gets. */
const mostGigabytes = 12

const wallFindings = async (walls: Walls): Promise<readonly Finding[]> => {
  // A guest that broke out is not held by Node's permission model; where there is a wall behind it, that one is tried.
  const outermost = walls.mode === 'bwrap' ? { ...walls, permission: false } : walls
  const { environment, folder, reading, connecting, gigabytes } = await tryWalls(outermost)
  // Bubblewrap tells the name of the working folder.
  const variables = environment.filter((name) => name !== 'PWD')
  const bubblewrap = 'install bubblewrap, which takes the network from children, and allow user namespaces'
  const limited = gigabytes < mostGigabytes
  const unreadable = reading !== undefined
  const cut = connecting !== undefined
  return [
    finding('environment of a child', variables.length === 0, variables.join(', ') || 'empty', report, 'broken'),
    finding(
      'working folder of a child',
      folder === undefined || folder.length === 0,
      folder === undefined ? 'not listable' : folder.join(', ') || 'empty',
      report,
      'broken',
    ),
    finding('files of others', unreadable, unreadable ? `not readable (${reading})` : 'readable', bubblewrap, 'weak'),
    finding(
      'network of a child',
      cut,
      cut ? `none (${connecting})` : 'reachable from outside an isolate',
      bubblewrap,
      'weak',
    ),
    finding(
      'limit of address space',
      limited,
      limited ? `refused after ${gigabytes} GB` : 'absent; resident memory is watched instead',
      'install util-linux, for prlimit (Linux only)',
      'weak',
    ),
  ]
}

const bubblewrapFinding = async (): Promise<Finding> => {
  try {
    await checkSandbox('bwrap')
    return { what: 'bubblewrap', state: 'ok', found: 'works', advice: '' }
  } catch (error) {
    if (!(error instanceof SandboxUnavailable)) throw error
    const advice = 'install the package bubblewrap (Linux) and allow unprivileged user namespaces'
    return { what: 'bubblewrap', state: 'weak', found: error.message, advice }
  }
}

/** Everything, in the order in which it is told. */
export const examine = async (choice: SandboxChoice, runs: string): Promise<readonly Finding[]> => {
  const first = [nodeFinding(), isolatesFinding(), journalFinding(runs), diskFinding(runs), await bubblewrapFinding()]
  let walls: Walls
  try {
    walls = await checkSandbox(choice)
  } catch (error) {
    if (!(error instanceof SandboxUnavailable)) throw error
    const advice = 'run npm ci under Node 24; the reason above is what the child said'
    return [...first, { what: 'children start', state: 'broken', found: error.message, advice }]
  }
  const children: Finding = { what: 'children start', state: 'ok', found: describeWalls(walls), advice: '' }
  return [...first, children, ...(await guestFindings(walls)), ...(await wallFindings(walls))]
}
