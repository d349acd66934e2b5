/** What the engine costs beside model and sandbox, a candidate; and whether a hundred completions in flight keep the cores busy. */

import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import type { Evaluator } from '../src/evaluation/evaluator.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { openReferenceDesk } from '../src/problem/references.ts'
import { randomStream } from '../src/random.ts'
import { createSandbox, type ProcessSandbox } from '../src/sandbox/pool.ts'
import { bestOf } from '../src/strategies/best-of.ts'
import { simulate, simulatedEvaluator, simulationFolder } from '../test/simulated-run.ts'

const problem = await loadProblem('tardiness/dispatch')
const candidates = 1000
const inFlight = 100
const options = { inFlight, tune: 0, repair: false }
const print = (name: string, value: string): void =>
  void process.stdout.write(`${name.padEnd(72)}${value.padStart(10)}\n`)

/** A program of usual size, of which no two have the same syntax tree. */
const programOf = (index: number): string => {
  const terms = Array.from({ length: 10 }, (_, bit) => ((index >> bit) & 1 ? 'job.p' : 'job.d')).join(' + ')
  return `const reach = 0.7 // tune: 0..2
function slackOf(job, now) {
  return Math.max(0, job.d - job.p - now)
}
export function priority(job, now, pending) {
  const slack = slackOf(job, now)
  const crowd = pending.totalP / (pending.meanP + 1)
  const urgency = Math.exp(-slack / (reach * pending.meanP + 0.5)) / job.p
  const late = now + job.p > job.d ? 1.5 : 0.25
  const mixed = 0.001 * (${terms})
  return urgency * late - mixed / crowd
}
`
}
const answers = () => {
  let asked = 0
  return (): string => `Idea: another sum.\n\n\`\`\`js\n${programOf(asked++)}\`\`\`\n`
}

{
  using folder = simulationFolder()
  let delivered = 0
  let firstMs = 0
  let lastMs = 0
  let firstCpu = process.cpuUsage()
  let cpuMs = 0
  const train = problem.set('train').instances.length
  const objectives = Array.from({ length: train }, (_, at) => 100 + at)
  await simulate(folder.path, {
    problem,
    strategy: bestOf,
    options,
    limits: { completions: candidates },
    answer: answers(),
    evaluator: simulatedEvaluator(() => objectives),
    onEvent: (event) => {
      if (event.kind !== 'delivered') return
      delivered++
      lastMs = performance.now()
      // What begins a run is not what a candidate costs.
      if (delivered === inFlight) {
        firstMs = lastMs
        firstCpu = process.cpuUsage()
      }
      if (delivered === candidates) {
        const { user, system } = process.cpuUsage(firstCpu)
        cpuMs = (user + system) / 1000
      }
    },
  })
  print(
    `engine, CPU ms a candidate (${train} instances, ${candidates} candidates, no time in model and sandbox)`,
    (cpuMs / (candidates - inFlight)).toFixed(2),
  )
  print('the same on the wall clock', ((lastMs - firstMs) / (delivered - inFlight)).toFixed(2))
}

/** Measures how long the children have work. */
const watched = (sandbox: ProcessSandbox) => {
  let under = 0
  let since = performance.now()
  let childMs = 0
  const change = (by: number): void => {
    const now = performance.now()
    childMs += Math.min(under, sandbox.size) * (now - since)
    since = now
    under += by
  }
  const run: ProcessSandbox['run'] = async (job, given) => {
    change(1)
    try {
      return await sandbox.run(job, given)
    } finally {
      change(-1)
    }
  }
  return { sandbox: { ...sandbox, size: sandbox.size, run } as ProcessSandbox, busyMs: (): number => childMs }
}

{
  const workers = availableParallelism()
  await using pool = createSandbox({ workers })
  await pool.walls()
  const { sandbox, busyMs } = watched(pool)
  await using references = openReferenceDesk({ problem })
  const inner = createEvaluator({ problem, workplace: localWorkplace(sandbox), references, memoryMb: 64 })
  await inner.evaluate(programOf(0), 'train')
  const random = randomStream(1, 'latency')
  using folder = simulationFolder()
  let begun = 0
  let busyBefore = 0
  let ended = 0
  let busyAfter = 0
  let delivered = 0
  // Completions take two to six seconds, and are asked for as fast as the strategy can.
  const evaluator: Evaluator = {
    ...inner,
    evaluate: async (source, set, given) => {
      if (set === 'train') await sleep(2000 + 4000 * random.next())
      return inner.evaluate(source, set, given)
    },
  }
  await simulate(folder.path, {
    problem,
    strategy: bestOf,
    options,
    limits: { completions: 400 },
    answer: answers(),
    evaluator,
    onEvent: (event) => {
      if (event.kind !== 'delivered') return
      delivered++
      if (delivered === inFlight) [begun, busyBefore] = [performance.now(), busyMs()]
      if (delivered === 400 - inFlight) [ended, busyAfter] = [performance.now(), busyMs()]
    },
  })
  const wallMs = ended - begun
  print(
    `candidates a second, ${inFlight} completions of 2 to 6 s in flight, ${workers} children`,
    ((300 - inFlight + 0) / (wallMs / 1000)).toFixed(1),
  )
  print(
    'share of the time in which the children had work',
    `${((100 * (busyAfter - busyBefore)) / (workers * wallMs)).toFixed(0)} %`,
  )
}
