/** The folder of a run: its name, what it holds, and what can be told of it without opening the search. */

import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../problem/input-error.ts'
import { Journal } from '../journal/journal.ts'
import { isRunning } from '../journal/lock.ts'

/** How a run stands. */
export type RunState = 'running' | 'paused' | 'finished' | 'interrupted'

/** Makes a new folder under `runs`, named after problem and time. */
export const createRunFolder = (runs: string, problem: string, now: Date): { id: string; folder: string } => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  for (let twin = 1; ; twin += 1) {
    const id = `${problem.replaceAll('/', '-')}-${stamp}${twin === 1 ? '' : `-${twin}`}`
    const folder = join(runs, id)
    if (existsSync(folder)) continue
    mkdirSync(join(folder, 'control'), { recursive: true })
    return { id, folder }
  }
}

/** Ids of the runs under `runs` that have begun. */
export const runIds = (runs: string): string[] =>
  existsSync(runs)
    ? readdirSync(runs, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && startedAt(join(runs, entry.name)) !== undefined)
        .map((entry) => entry.name)
    : []

/** The folder of a run named by its id, by the unique beginning or end of it, by `last`, or by its path. */
export const findRun = (runs: string, name: string): { id: string; folder: string } => {
  const ids = runIds(runs)
  if (ids.includes(name)) return { id: name, folder: join(runs, name) }
  if (name === 'last') {
    const newest = ids.toSorted((a, b) => (startedAt(join(runs, b)) ?? 0) - (startedAt(join(runs, a)) ?? 0))[0]
    if (newest === undefined)
      throw new InputError(`There is no run in ${runs}; start one with: heuristica run tardiness`)
    return { id: newest, folder: join(runs, newest) }
  }
  const near = ids.filter((id) => id.startsWith(name) || id.endsWith(name))
  const [only] = near
  if (near.length === 1 && only !== undefined) return { id: only, folder: join(runs, only) }
  if (existsSync(join(name, 'run.db')))
    return { id: name.split(/[/\\]/).findLast((part) => part !== '') ?? name, folder: name }
  throw new InputError(
    near.length > 1
      ? `"${name}" fits ${near.length} runs: ${near.slice(0, 5).join(', ')}; give more of the id`
      : `There is no run "${name}" in ${runs}; \`heuristica list\` shows what is there`,
  )
}

/** When the run in `folder` began; undefined for a folder that is none, or whose run was killed before it began. */
const startedAt = (folder: string): number | undefined => {
  if (!existsSync(join(folder, 'run.db'))) return undefined
  try {
    using journal = new Journal(folder, { readOnly: true })
    return journal.fact('startedMs') as number | undefined
  } catch {
    return undefined
  }
}

/** How the run in `folder` stands. */
export const runState = (folder: string, journal: Journal): RunState => {
  if (journal.fact('end') !== undefined) return 'finished'
  if (!isRunning(folder)) return 'interrupted'
  return existsSync(join(folder, 'control', 'pause')) ? 'paused' : 'running'
}
