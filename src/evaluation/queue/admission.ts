/** Decides whether a worker may serve a run, and if not, says why in the words that its user reads. */

import type { LoadedProblem } from '../../problem/loaded-problem.ts'
import { loadProblem } from '../../problem/registry.ts'
import { manifestOf, parseManifest, refusalOf } from './manifest.ts'
import type { Seal } from './seal.ts'

/** A run that may be served: its manifest as it stands in Redis, and the problem as it is installed here. */
export type Admitted = { readonly manifest: string; readonly problem: LoadedProblem; readonly memoryMb: number }

/** The admission to one worker. */
export class Admission {
  readonly #folders: readonly string[]
  readonly #heuristica: string
  /** A module is loaded once a process, so that a problem's version cannot change under a worker. */
  readonly #problems = new Map<string, Promise<LoadedProblem>>()

  /** `folders` hold problems beside those that ship; `heuristica` is the version of this package. */
  constructor({ folders, heuristica }: { readonly folders: readonly string[]; readonly heuristica: string }) {
    this.#folders = folders
    this.#heuristica = heuristica
  }

  /** Resolves with the run's manifest and problem, or with the reason why this worker must not serve it. */
  async consider(sealed: Buffer, seal: Seal): Promise<Admitted | string> {
    const content = seal.open('manifest', '', sealed)
    if (content === undefined)
      return 'its HEURISTICA_QUEUE_SECRET is another than the run’s, or the run has none; set the same on both sides'
    if (!seal.isSecret && !sealed.toString('latin1', 0, 2).startsWith('- '))
      return 'it has no HEURISTICA_QUEUE_SECRET and the run has one; set the same on both sides'
    const manifest = content.toString()
    const theirs = parseManifest(manifest)
    if (theirs === undefined) return 'it does not understand what the run says of itself; install the same version'
    const { problem: name, memoryMb } = theirs
    let problem: LoadedProblem
    try {
      const known = this.#problems.get(name) ?? loadProblem(name, { folders: this.#folders })
      this.#problems.set(name, known)
      problem = await known
    } catch (error) {
      this.#problems.delete(name)
      return `it cannot load the problem ${name}: ${(error as Error).message}`
    }
    const mine = manifestOf(problem, { memoryMb, heuristica: this.#heuristica })
    return refusalOf(theirs, mine) ?? { manifest, problem, memoryMb }
  }
}
