/** Small jobs for the tests of the sandbox: a driver for each kind of contract, and an honest candidate with its known solution. */

import { readFileSync } from 'node:fs'
import type { Block, Job, ModuleGraph, ResultCheck } from '../src/sandbox/job.ts'
import type { Verdict } from '../src/sandbox/verdict.ts'

const moduleGraph = (source: string, hash: string): ModuleGraph => ({
  entry: 'driver',
  modules: { driver: { source, imports: {} } },
  hash,
})

const dispatching = moduleGraph(
  `export function solve({ p }, heuristic, random) {
    const left = Array.from(p, (_, index) => index)
    const order = []
    while (left.length > 0) {
      let [best, highest] = [0, -Infinity]
      left.forEach((index, place) => {
        const value = heuristic.priority({ p: p[index] }, order.length)
        if (value > highest) [best, highest] = [place, value]
      })
      order.push(...left.splice(best, 1))
    }
    return { order: Int32Array.from(order), draw: random.index(1000) }
  }`,
  'dispatching',
)

const sequencing = moduleGraph(
  'export const solve = ({ p }, heuristic) => heuristic.sequence(Array.from(p))',
  'sequencing',
)

/** Three instances of three jobs. */
export const smallBlock: Block = {
  hash: 'small',
  instances: [{ p: [3, 1, 2] }, { p: [1, 2, 3] }, { p: Float64Array.of(2, 3, 1) }],
  seeds: [1, -2, 3],
}

/** The text of a hostile guest. */
export const guest = (name: string): string => readFileSync(new URL(`guests/${name}.js`, import.meta.url), 'utf8')

/** A job for a candidate exporting `priority` (a number) or `sequence` (a permutation). */
export const jobOf = (source: string, part: Partial<Job> & { readonly returns?: ResultCheck['returns'] } = {}): Job => {
  const { returns = 'number', ...rest } = part
  return {
    driver: returns === 'number' ? dispatching : sequencing,
    source,
    checks: [
      returns === 'number'
        ? { name: 'priority', parameters: 3, returns }
        : { name: 'sequence', parameters: 2, returns },
    ],
    block: smallBlock,
    limits: { cpuMs: 300, memoryMb: 32 },
    ...rest,
  }
}

/** Shortest processing time first, with what an ordinary program does to its own objects. */
export const honest = `
class Rule {
  constructor() { this.name = 'spt' }
  toString() { return this.name }
}
const own = {}
own.toString = () => 'mine'
own.constructor = Rule
class Refusal extends Error {
  constructor() { super('no'); this.name = 'Refusal' }
}
try { throw new Refusal() } catch (error) { if (error.name !== 'Refusal') throw error }
const rule = new Rule()
export function priority(job) { return String(rule) === 'spt' && \`\${own}\` === 'mine' ? -job.p : Math.random() }
`

/** The orders that the honest candidate must come back with. */
export const honestOrders: readonly (readonly number[])[] = [
  [1, 2, 0],
  [0, 1, 2],
  [2, 0, 1],
]

/** The orders that a verdict brings; the verdict itself where it brings none, for a message that says why. */
export const ordersOf = (verdict: Verdict): unknown =>
  verdict.kind === 'returned'
    ? verdict.solutions.map((solution) => [...(solution as { readonly order: Int32Array }).order])
    : verdict
