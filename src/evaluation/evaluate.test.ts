import { describe, expect, it } from 'vitest'
import { cutIntoBlocks } from '../problem/load-set.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { pooledGap } from '../problem/metric.ts'
import { Infeasible, type ProblemDefinition } from '../problem/problem.ts'
import type { Job } from '../sandbox/job.ts'
import type { Sandbox, Verdict } from '../sandbox/verdict.ts'
import { evaluateBothOrders } from './both-orders.ts'
import { createEvaluator } from './evaluate.ts'
import { localWorkplace } from './local-workplace.ts'
import { SandboxFailed } from './workplace.ts'

/** A solution that the objective is undefined for. */
const noObjective = 1e6

/** An instance is a number, a solution an even number, the objective their sum, the reference the instance. */
const definition = {
  metric: pooledGap,
  heuristic: [],
  allowance: (instance: number) => instance,
  solution: (value: unknown) => {
    if (typeof value !== 'number') throw new TypeError(`expected a number, got ${typeof value}`)
    return value
  },
  objective: (instance: number, solution: number) => {
    if (solution % 2 !== 0) throw new Infeasible(`${solution} is odd`)
    return solution === noObjective ? Number.NaN : instance + solution
  },
} as unknown as ProblemDefinition<unknown, unknown>

const setOf = (name: string, count: number, racing?: number): LoadedSet => {
  const instances = Array.from({ length: count }, (_, i) => ({ id: `${name}-${i}`, group: `g${i % 2}`, data: i + 1 }))
  const blocks = cutIntoBlocks(name, instances, racing)
  return { name, title: name, instances, blocks, hash: name, settings: {}, published: undefined, notices: [] }
}

const sets: Readonly<Record<string, LoadedSet>> = { small: setOf('small', 4), train: setOf('train', 1501, 2) }
const problem = {
  definition,
  version: '1',
  driver: { entry: 'driver', modules: {}, hash: '' },
  settings: () => ({}),
  set: (name: string) => sets[name] as LoadedSet,
} as unknown as LoadedProblem

const references = {
  references: async (instances: readonly unknown[]) =>
    instances.map((value) => ({ value: value as number, kind: 'optimal' as const, by: 'hand' })),
}

const returned = ({ block }: Job, solve: (instance: number) => unknown): Verdict => ({
  kind: 'returned',
  solutions: block.instances.map((instance) => solve(instance as number)),
  cpuMs: block.instances.map(() => 0.5),
})

/** A sandbox whose answers the test decides; it keeps what was asked. */
const scripted = (
  answer: (job: Job, call: number, signal: AbortSignal) => Verdict | Promise<Verdict>,
): Sandbox & { readonly jobs: Job[]; aborted: number } => {
  const jobs: Job[] = []
  const sandbox = {
    jobs,
    aborted: 0,
    size: 1,
    run: async (job: Job, { signal = new AbortController().signal } = {}): Promise<Verdict> => {
      jobs.push(job)
      const { promise, reject } = Promise.withResolvers<never>()
      signal.addEventListener('abort', () => {
        sandbox.aborted++
        reject(signal.reason)
      })
      return await Promise.race([answer(job, jobs.length - 1, signal), promise])
    },
    runGeneration: () => Promise.reject(new Error('No test here asks for one')),
    [Symbol.asyncDispose]: async () => undefined,
  }
  return sandbox
}

const evaluatorOn = (sandbox: Sandbox, keptBlocks?: number) =>
  createEvaluator({
    problem,
    workplace: localWorkplace(sandbox),
    references,
    memoryMb: 64,
    ...(keptBlocks === undefined ? {} : { keptBlocks }),
  })

/** Which block of the training set a job is, by its first instance. */
const blockOf = (job: Job): number => problem.set('train').blocks.findIndex(({ hash }) => hash === job.block.hash)

describe('an evaluation', () => {
  it('has objective, reference and gap of every instance, and the metric over them', async () => {
    const sandbox = scripted((job) => returned(job, () => 2))
    const evaluation = await evaluatorOn(sandbox).evaluate('x', 'small')
    expect(evaluation).toMatchObject({
      set: 'small',
      verdict: { kind: 'returned', detail: '' },
      raced: false,
      share: 1,
    })
    expect(evaluation.metric).toBeCloseTo(0.8)
    expect(evaluation.instances[3]).toEqual({
      id: 'small-3',
      group: 'g1',
      objective: 6,
      reference: { value: 4, kind: 'optimal', by: 'hand' },
      gap: 0.5,
      cpuMs: 0.5,
    })
    expect(sandbox.jobs[0]?.limits).toEqual({ cpuMs: 260, memoryMb: 64 })
  })

  it('takes a set that is not one of the named ones', async () => {
    const evaluation = await evaluatorOn(scripted((job) => returned(job, () => 0))).evaluate('x', setOf('mine', 3))
    expect(evaluation).toMatchObject({ set: 'mine', metric: 0, share: 1 })
  })

  it.each([
    ['infeasible', 3, 'small-0: 3 is odd'],
    ['no solution at all', undefined, 'small-0: expected a number, got undefined'],
    ['without an objective', noObjective, 'small-0: the objective of its solution is not a number'],
  ])('is invalid when a solution is %s', async (_, solution, detail) => {
    const evaluation = await evaluatorOn(scripted((job) => returned(job, () => solution))).evaluate('x', 'small')
    expect(evaluation).toMatchObject({ verdict: { kind: 'invalid', detail }, metric: Infinity, instances: [] })
  })

  it('says where in the source a candidate threw', async () => {
    const location = { line: 3, column: 7 }
    const sandbox = scripted(() => ({ kind: 'threw', detail: 'TypeError: x is not a function', location }))
    expect((await evaluatorOn(sandbox).evaluate('x', 'small')).verdict).toEqual({
      kind: 'threw',
      detail: 'TypeError: x is not a function (line 3, column 7)',
    })
  })
})

describe('of several failures', () => {
  const failing = (job: Job): Verdict => ({ kind: 'threw', detail: `block ${blockOf(job)}`, location: undefined })

  it.each([
    ['first to last', (block: number) => block],
    ['last to first', (block: number) => 9 - block],
  ])('the earliest block decides when blocks end from %s', async (_, turn) => {
    const sandbox = scripted(async (job) => {
      for (let wait = 0; wait < turn(blockOf(job)); wait++) await new Promise(setImmediate)
      return blockOf(job) === 0 ? returned(job, () => 2) : failing(job)
    })
    const evaluation = await evaluatorOn(sandbox).evaluate('x', 'train')
    expect(evaluation.verdict).toEqual({ kind: 'threw', detail: 'block 1' })
    expect(evaluation.share).toBe((2 + 499) / 1501)
  })

  it('later blocks are abandoned', async () => {
    const sandbox = scripted((job) => (blockOf(job) === 0 ? failing(job) : new Promise(() => undefined)))
    expect((await evaluatorOn(sandbox).evaluate('x', 'train')).verdict.detail).toBe('block 0')
    expect(sandbox.aborted).toBe(3)
  })
})

describe('racing', () => {
  it('stops after the first block when the metric there exceeds the bar', async () => {
    const sandbox = scripted((job) => returned(job, () => 2))
    const evaluation = await evaluatorOn(sandbox).evaluate('x', 'train', { bar: 1.3 })
    expect(evaluation).toMatchObject({ raced: true, share: 2 / 1501, verdict: { kind: 'returned' } })
    expect(evaluation.instances).toHaveLength(2)
    expect(evaluation.metric).toBeCloseTo(4 / 3)
    expect(sandbox.jobs).toHaveLength(1)
  })

  it('goes on to the same evaluation when it does not', async () => {
    const sandbox = scripted((job) => returned(job, () => 2))
    const evaluator = evaluatorOn(sandbox)
    const evaluation = await evaluator.evaluate('x', 'train', { bar: 1.4 })
    expect(evaluation).toEqual(await evaluatorOn(sandbox).evaluate('x', 'train'))
    expect(evaluation.instances.map(({ id }) => id)).toEqual(sets['train']?.instances.map(({ id }) => id))
  })
})

describe('the cache', () => {
  it('answers what was evaluated before, by content', async () => {
    const sandbox = scripted((job) => returned(job, () => 2))
    const evaluator = evaluatorOn(sandbox)
    const first = await evaluator.evaluate('x', 'small')
    expect(await evaluator.evaluate('x', 'small')).toEqual(first)
    expect(sandbox.jobs).toHaveLength(1)
    await evaluator.evaluate('y', 'small')
    await evaluator.evaluate('x', 'small', { reverse: true })
    expect(sandbox.jobs.map(({ reverse }) => reverse)).toEqual([false, false, true])
  })

  it('answers equal calls in flight once', async () => {
    const sandbox = scripted((job) => returned(job, () => 2))
    const evaluator = evaluatorOn(sandbox)
    await Promise.all([evaluator.evaluate('x', 'small'), evaluator.evaluate('x', 'small')])
    expect(sandbox.jobs).toHaveLength(1)
  })

  it('forgets what was not asked for longest', async () => {
    const sandbox = scripted((job) => returned(job, () => 2))
    const evaluator = evaluatorOn(sandbox, 2)
    for (const source of ['a', 'b', 'a', 'c', 'a', 'b']) await evaluator.evaluate(source, 'small')
    expect(sandbox.jobs.map(({ source }) => source)).toEqual(['a', 'b', 'c', 'b'])
  })

  it('keeps failures, but not those that depend on the machine', async () => {
    const sandbox = scripted(({ source }) => ({ kind: source === 'slow' ? 'timeout' : 'oversized', detail: '' }))
    const evaluator = evaluatorOn(sandbox)
    for (const source of ['slow', 'slow', 'large', 'large']) await evaluator.evaluate(source, 'small')
    expect(sandbox.jobs.map(({ source }) => source)).toEqual(['slow', 'slow', 'large'])
  })
})

describe('infrastructure', () => {
  it('failures are tried again', async () => {
    const sandbox = scripted((job, call) =>
      call < 2 ? { kind: 'infrastructure', detail: 'no child' } : returned(job, () => 2),
    )
    expect((await evaluatorOn(sandbox).evaluate('x', 'small')).verdict.kind).toBe('returned')
  })

  it('that keeps failing rejects, and is never held against the candidate', async () => {
    const sandbox = scripted(() => ({ kind: 'infrastructure', detail: 'no child' }))
    const evaluator = evaluatorOn(sandbox)
    await expect(evaluator.evaluate('x', 'small')).rejects.toThrow(SandboxFailed)
    await expect(evaluator.evaluate('x', 'small')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[SandboxFailed: The sandbox failed 3 times in a row, and not by the candidate's doing: no child]`,
    )
  })

  it('of the reference desk is asked again next time', async () => {
    let asked = 0
    const evaluator = createEvaluator({
      problem,
      workplace: localWorkplace(scripted((job) => returned(job, () => 2))),
      memoryMb: 64,
      references: {
        references: async (instances) => {
          if (asked++ === 0) throw new Error('no threads')
          return references.references(instances)
        },
      },
    })
    await expect(evaluator.evaluate('x', 'small')).rejects.toThrow('no threads')
    expect((await evaluator.evaluate('x', 'small')).verdict.kind).toBe('returned')
    await evaluator.evaluate('y', 'small')
    expect(asked).toBe(2)
  })
})

describe('an abort', () => {
  it('rejects with the reason and stops the job', async () => {
    const sandbox = scripted(() => new Promise(() => undefined))
    const controller = new AbortController()
    const evaluation = evaluatorOn(sandbox).evaluate('x', 'train', { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(evaluation).rejects.toThrow('enough')
    expect(sandbox.aborted).toBe(4)
    await expect(evaluatorOn(sandbox).evaluate('x', 'small', { signal: controller.signal })).rejects.toThrow('enough')
  })

  it('of one caller leaves another one alone', async () => {
    const gate = Promise.withResolvers<void>()
    const sandbox = scripted(async (job) => {
      await gate.promise
      return returned(job, () => 2)
    })
    const evaluator = evaluatorOn(sandbox)
    const controller = new AbortController()
    const leaving = evaluator.evaluate('x', 'small', { signal: controller.signal })
    const staying = evaluator.evaluate('x', 'small', { signal: new AbortController().signal })
    controller.abort(new Error('enough'))
    await expect(leaving).rejects.toThrow('enough')
    gate.resolve()
    expect((await staying).verdict.kind).toBe('returned')
    expect(sandbox).toMatchObject({ aborted: 0, jobs: [{ source: 'x' }] })
  })
})

describe('both orders', () => {
  it('agree for an honest program', async () => {
    const evaluator = evaluatorOn(scripted((job) => returned(job, () => 2)))
    expect(await evaluateBothOrders(evaluator, 'x', 'small')).toEqual(await evaluator.evaluate('x', 'small'))
  })

  it('find a program whose answers depend on earlier instances', async () => {
    const sandbox = scripted((job) => returned(job, (instance) => (job.reverse && instance === 2 ? 4 : 2)))
    expect(await evaluateBothOrders(evaluatorOn(sandbox), 'x', 'small')).toMatchObject({
      verdict: {
        kind: 'invalid',
        detail: 'depends on earlier instances: small-1 has another objective when the set runs from last to first',
      },
      metric: Infinity,
      instances: [],
    })
  })

  it('say when only one of them fails', async () => {
    const sandbox = scripted((job) => returned(job, () => (job.reverse ? 3 : 2)))
    expect((await evaluateBothOrders(evaluatorOn(sandbox), 'x', 'small')).verdict).toEqual({
      kind: 'invalid',
      detail: 'with the instances from last to first: small-0: 3 is odd',
    })
  })
})
