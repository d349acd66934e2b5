/** Runs guests that attack a problem's driver or its judge: each comes to its verdict, or to exactly the score of the honest heuristic that it hides behind. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { evaluateBothOrders } from '../src/evaluation/both-orders.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import type { Evaluation } from '../src/evaluation/evaluator.ts'
import type { LoadedSet } from '../src/problem/loaded-problem.ts'
import { cutIntoBlocks } from '../src/problem/load-set.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { createSandbox } from '../src/sandbox/pool.ts'

/** `scored` is the score of the honest heuristic, to the last instance. */
export type Outcome = 'scored' | 'threw' | 'invalid' | 'timeout' | 'depends on earlier instances'

export type Attack = {
  /** `family/problem`. */
  readonly problem: string
  /** The folder in `guests/` with the guests. Default: the problem's name without its family. */
  readonly guests?: string
  /** The baseline that honest parts of guests compute. */
  readonly honest: string
  readonly set: string
  /** Only so many instances of the set, from its first. Default: all. */
  readonly most?: number
  /** By the guest's file, without `.js`. */
  readonly outcomes: Readonly<Record<string, Outcome>>
}

const objectives = ({ instances }: Evaluation): readonly number[] => instances.map(({ objective }) => objective)

const outcomeOf = (evaluation: Evaluation, honest: Evaluation): string => {
  const { kind, detail } = evaluation.verdict
  if (kind === 'returned') {
    expect(objectives(evaluation)).toEqual(objectives(honest))
    return 'scored'
  }
  return detail.startsWith('depends on earlier instances') ? 'depends on earlier instances' : kind
}

const beginning = (set: LoadedSet, most: number): LoadedSet => {
  const instances = set.instances.slice(0, most)
  return { ...set, instances, blocks: cutIntoBlocks(set.name, instances) }
}

/** Defines the tests of each attack; to be called once a test file. */
export const testAttacks = (attacks: readonly Attack[]): void => {
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
  const sandbox = createSandbox({ workers: 2 })
  const closing: (() => PromiseLike<void>)[] = []
  afterAll(async () => {
    for (const close of closing) await close()
    await sandbox[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true })
  })

  describe.each(attacks)(
    'the driver of $problem',
    async ({ problem: name, honest: baseline, most, outcomes, ...attack }) => {
      const problem = await loadProblem(name)
      const references = openReferenceDesk({ problem, folder, cores: 1 })
      closing.push(() => references[Symbol.asyncDispose]())
      const evaluator = createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 64 })
      const set = beginning(problem.set(attack.set), most ?? Infinity)
      const source = problem.baselines.find((one) => one.name === baseline)?.text ?? ''
      const guests = new URL(`guests/${attack.guests ?? name.split('/').at(-1)}/`, import.meta.url)

      test.each(Object.entries(outcomes))('%s: %s', async (guest, expected) => {
        const honest = await evaluator.evaluate(source, set)
        const evaluation = await evaluateBothOrders(
          evaluator,
          readFileSync(new URL(`${guest}.js`, guests), 'utf8'),
          set,
        )
        expect(outcomeOf(evaluation, honest), JSON.stringify(evaluation.verdict)).toBe(expected)
        const afterwards = await evaluateBothOrders(evaluator, `${source}\n// after ${guest}`, set)
        expect(objectives(afterwards)).toEqual(objectives(honest))
      })

      test('every guest has its outcome in the table', () => {
        expect(readdirSync(guests).toSorted()).toEqual(
          Object.keys(outcomes)
            .map((guest) => `${guest}.js`)
            .toSorted(),
        )
      })
    },
  )
}
