/** Finds the strongest walls behind which a child boots, by booting one; later pools of this process begin with what was found. */

import { programs, wallsFromStrongest, type SandboxChoice, type Walls } from './walls.ts'
import { Worker } from './worker.ts'

/** No child of the sandbox boots behind the walls that were wanted; the message says why and what to do. */
export class SandboxUnavailable extends Error {
  override readonly name = 'SandboxUnavailable'
}

const found = new Map<SandboxChoice, Walls>()

const complaint = (choice: SandboxChoice, said: string): string => {
  const reason = said.split('\n').find((line) => line.trim() !== '') ?? 'it said nothing'
  if (choice !== 'bwrap') return `No child of the sandbox starts on this machine (${reason}): see \`heuristica doctor\``
  if (process.platform !== 'linux') return 'The sandbox `bwrap` exists on Linux only: use `auto` or `process`'
  return programs.bwrap === undefined
    ? 'The sandbox `bwrap` needs bubblewrap, which is not installed: install the package bubblewrap, or use `auto` or `process`'
    : `The sandbox \`bwrap\` does not work on this machine (${reason}): allow unprivileged user namespaces, or use \`auto\` or \`process\``
}

/** A child behind the strongest walls that work. Throws `SandboxUnavailable` where none does. */
export const raiseWalls = async (
  choice: SandboxChoice,
): Promise<{ readonly walls: Walls; readonly worker: Worker }> => {
  const known = found.get(choice)
  let said = ''
  for (const walls of [...(known === undefined ? [] : [known]), ...wallsFromStrongest(choice)]) {
    const worker = await Worker.boot(walls)
    if (worker instanceof Worker) {
      found.set(choice, walls)
      return { walls, worker }
    }
    said ||= worker.stderr.trim().slice(0, 300)
  }
  throw new SandboxUnavailable(complaint(choice, said))
}

/** Proves that children boot behind the walls that are wanted. Throws `SandboxUnavailable` where none does. */
export const checkSandbox = async (choice: SandboxChoice): Promise<Walls> => {
  const { walls, worker } = await raiseWalls(choice)
  await worker[Symbol.asyncDispose]()
  return walls
}
