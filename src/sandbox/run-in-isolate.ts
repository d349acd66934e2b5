/** Runs one job in a fresh isolate: trusted modules, driver, candidate or the members of a generation, then the block's instances one by one. */

import { writeSync } from 'node:fs'
import ivm from 'isolated-vm'
import { boundaryVerdict, candidateFile, locationIn, thrownVerdict } from './guest-error.ts'
import type { RunOutcome } from './guest/runtime.ts'
import { runGuestScript } from './guest-script.ts'
import { heuristicSource } from './heuristic-source.ts'
import { makerName, type ModuleGraph } from './job.ts'
import type { KeptBlock } from './kept.ts'
import type { Failure, Verdict } from './verdict.ts'
import type { Order } from './wire.ts'

/**
 * How calls that run a candidate's code are made. A blocking call takes 2 µs and stays on its core; an asynchronous one takes 20, and several
 * times that on a busy machine, where 125 short instances then take twice as long. A blocked thread cannot notice that its parent died,
 * so that blocking is for children which the system kills with their parent. Limits are kept by the parent in either case.
 */
export type Calls = 'blocking' | 'asynchronous'

type Runtime = ReturnType<typeof runGuestScript>

const loadDriver = (isolate: ivm.Isolate, context: ivm.Context, graph: ModuleGraph): ivm.Module => {
  const names = new Map<ivm.Module, string>()
  const compiled = new Map<string, ivm.Module>()
  for (const [name, { source }] of Object.entries(graph.modules)) {
    const module = isolate.compileModuleSync(source, { filename: `driver/${name}` })
    compiled.set(name, module)
    names.set(module, name)
  }
  const entry = compiled.get(graph.entry)
  if (entry === undefined) throw new Error(`The driver's graph has no module ${graph.entry}`)
  entry.instantiateSync(context, (specifier, referrer) => {
    const found = compiled.get(graph.modules[names.get(referrer) ?? '']?.imports[specifier] ?? '')
    if (found === undefined) throw new Error(`The driver imports ${specifier}, which its graph does not hold`)
    return found
  })
  entry.evaluateSync()
  return entry
}

/** Compiles and runs a guest's module, which imports nothing. */
export const loadGuest = async (
  isolate: ivm.Isolate,
  context: ivm.Context,
  order: Pick<Order, 'source' | 'wallMs'>,
  calls: Calls,
): Promise<ivm.Module | Failure> => {
  let candidate: ivm.Module
  try {
    candidate = isolate.compileModuleSync(order.source, { filename: candidateFile })
    const [imported] = candidate.dependencySpecifiers
    if (imported !== undefined) {
      return {
        kind: 'invalid',
        detail: `imports '${imported.slice(0, 100)}': a candidate imports nothing`,
        location: undefined,
      }
    }
    candidate.instantiateSync(context, () => {
      throw new Error('A candidate imports nothing')
    })
  } catch (error) {
    return boundaryVerdict(error, 'syntax')
  }
  try {
    if (calls === 'blocking') candidate.evaluateSync({ timeout: order.wallMs })
    else await candidate.evaluate({ timeout: order.wallMs })
    return candidate
  } catch (error) {
    return boundaryVerdict(error, 'threw')
  }
}

const failure = (outcome: Exclude<RunOutcome, { kind: 'returned' }>, position: number): Verdict => {
  const detail = `${outcome.text} (instance ${position + 1} of its block)`
  if (outcome.kind === 'oversized') return { kind: 'oversized', detail }
  if (outcome.kind === 'invalid') return { kind: 'invalid', detail, location: locationIn(outcome.stack) }
  return thrownVerdict(detail, outcome.stack)
}

/** CPU milliseconds of this process since then. */
export const cpuMsSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const runBlock = async (run: ivm.Reference, order: Order, block: KeptBlock, calls: Calls): Promise<Verdict> => {
  const count = block.copies.length
  const solutions: unknown[] = Array.from({ length: count })
  const cpuMs: number[] = Array.from({ length: count }, () => 0)
  const options = { timeout: order.wallMs, result: { copy: true } } as const
  for (let turn = 0; turn < count; turn++) {
    const position = order.reverse ? count - 1 - turn : turn
    const start = process.cpuUsage()
    const args = [block.copies[position]?.copyInto(), block.seeds[position]]
    const outcome = (
      calls === 'blocking' ? run.applySync(undefined, args, options) : await run.apply(undefined, args, options)
    ) as RunOutcome
    cpuMs[position] = cpuMsSince(start)
    if (outcome.kind !== 'returned') return failure(outcome, position)
    solutions[position] = outcome.solution
  }
  return { kind: 'returned', solutions, cpuMs }
}

const referenceTo = (module: ivm.Module, name: string): ivm.Reference =>
  module.namespace.getSync<{ reference: true }, string>(name, { reference: true })

/** A fresh isolate with a heap of so many megabytes. */
export const createIsolate = (memoryMb: number, calls: Calls): ivm.Isolate => {
  const onCatastrophicError = (message: string): void => {
    writeSync(2, `${message}\n`)
    process.kill(process.pid, 'SIGKILL')
  }
  return new ivm.Isolate({
    memoryLimit: Math.max(16, memoryMb),
    // The handler would wait for the blocked thread for ever; without it V8 aborts, or runs on until the parent kills.
    ...(calls === 'asynchronous' && { onCatastrophicError }),
  })
}

/** An isolate with everything in it that is trusted: what it takes to run candidates. */
type Realm = {
  readonly isolate: ivm.Isolate
  readonly context: ivm.Context
  readonly runtime: Runtime
  readonly driver: ivm.Module
  /** Wrappers between driver and candidate, by how many functions the candidate has for each check. */
  readonly wrappers: Map<string, ivm.Module>
}

/** Rejects when driver or trusted modules do not load, which is our own failure. */
const openRealm = ({ memoryMb }: Order, graph: ModuleGraph, calls: Calls): Realm => {
  const isolate = createIsolate(memoryMb, calls)
  try {
    const context = isolate.createContextSync()
    const runtime = runGuestScript(isolate, context)
    return { isolate, context, runtime, driver: loadDriver(isolate, context, graph), wrappers: new Map() }
  } catch (error) {
    isolate.dispose()
    throw error
  }
}

const close = ({ isolate }: Realm): void => {
  if (!isolate.isDisposed) isolate.dispose()
}

const wrapperFor = ({ isolate, context, wrappers }: Realm, { checks }: Order, counts: string): ivm.Module => {
  const known = wrappers.get(counts)
  if (known !== undefined) return known
  const source = heuristicSource(checks, counts.split(',').map(Number))
  const wrapper = isolate.compileModuleSync(source, { filename: 'trusted/heuristic' })
  wrapper.instantiateSync(context, () => wrapper)
  wrapper.evaluateSync()
  wrappers.set(counts, wrapper)
  return wrapper
}

/** What is wrong with the functions that were exported; empty when they are ready to be run. */
const prepare = async (realm: Realm, order: Order, exported: ivm.Reference, calls: Calls): Promise<string> => {
  const { runtime, driver } = realm
  const names = order.checks.map(({ name, many }) => (many === true ? `${name}[]` : name)).join(',')
  const options = { timeout: order.wallMs }
  const inside = async (name: 'take' | 'prepare', args: unknown[]): Promise<string> => {
    const reference = runtime.getSync(name, { reference: true }) as ivm.Reference
    const returned =
      calls === 'blocking'
        ? reference.applySync(undefined, args, options)
        : await reference.apply(undefined, args, options)
    return returned as string
  }
  const taken = await inside('take', [exported.derefInto(), names])
  if (!/^[\d,]+$/.test(taken)) return taken
  const wrap = referenceTo(wrapperFor(realm, order, taken), 'wrap')
  const settings = new ivm.ExternalCopy(order.settings).copyInto({ release: true })
  return await inside('prepare', [driver.namespace.derefInto(), wrap.derefInto(), settings])
}

/** Runs the block with what `load` gives, which runs the candidate's own statements. */
const runLoaded = async (
  realm: Realm,
  order: Order,
  block: KeptBlock,
  calls: Calls,
  load: () => Promise<ivm.Reference | Verdict>,
): Promise<Verdict> => {
  const start = process.cpuUsage()
  try {
    const exported = await load()
    if ('kind' in exported) return exported
    const wrong = await prepare(realm, order, exported, calls)
    if (wrong !== '') return { kind: 'invalid', detail: wrong, location: undefined }
    const run = realm.runtime.getSync('run', { reference: true }) as ivm.Reference
    const verdict = await runBlock(run, order, block, calls)
    const spent = cpuMsSince(start)
    return spent <= order.cpuMs
      ? verdict
      : { kind: 'timeout', detail: `used more than its ${order.cpuMs} ms of CPU time` }
  } catch (error) {
    return boundaryVerdict(error, 'threw')
  }
}

/** What a child tells its parent while it works. */
export type Progress = {
  readonly calls: Calls
  /** From here on what happens is the guest's doing. */
  readonly onStart: () => void
  readonly onVerdict: (verdict: Verdict) => void
}

/** Tells one verdict. Never rejects because of the guest; rejects when driver or trusted modules do not load, which is our own failure. */
const runAlone = async (
  order: Order,
  graph: ModuleGraph,
  block: KeptBlock,
  { calls, onStart, onVerdict }: Progress,
): Promise<void> => {
  const realm = openRealm(order, graph, calls)
  try {
    onStart()
    const load = async (): Promise<ivm.Reference | Verdict> => {
      const candidate = await loadGuest(realm.isolate, realm.context, order, calls)
      return 'kind' in candidate ? candidate : candidate.namespace
    }
    onVerdict(await runLoaded(realm, order, block, calls, load))
  } finally {
    close(realm)
  }
}

/**
 * Tells a verdict for each vector. Members share an isolate: its intrinsics are frozen, the driver keeps nothing between instances, and each
 * member's own statements run anew. After a member that failed, or that left what can be changed as it should not be, the next has a
 * fresh isolate.
 */
const runMembers = async (
  order: Order,
  graph: ModuleGraph,
  block: KeptBlock,
  vectors: NonNullable<Order['vectors']>,
  { calls, onStart, onVerdict }: Progress,
): Promise<void> => {
  let realm: Realm | undefined
  let make: ivm.Reference | undefined
  try {
    for (const vector of vectors) {
      if (realm !== undefined && realm.runtime.getSync('renew', { reference: true }).applySync() !== true) {
        close(realm)
        realm = undefined
      }
      const isFresh = realm === undefined
      realm ??= openRealm(order, graph, calls)
      const { isolate, context } = realm
      onStart()
      const load = async (): Promise<ivm.Reference | Verdict> => {
        if (isFresh) {
          const candidate = await loadGuest(isolate, context, order, calls)
          if ('kind' in candidate) return candidate
          make = referenceTo(candidate, makerName)
        }
        const options = { timeout: order.wallMs, result: { reference: true } } as const
        const member = make as ivm.Reference
        return (
          calls === 'blocking'
            ? member.applySync(undefined, [...vector], options)
            : await member.apply(undefined, [...vector], options)
        ) as ivm.Reference
      }
      const verdict = await runLoaded(realm, order, block, calls, load)
      if (verdict.kind !== 'returned') {
        close(realm)
        realm = undefined
      }
      onVerdict(verdict)
    }
  } finally {
    if (realm !== undefined) close(realm)
  }
}

/** Runs an order to its verdict, or its verdicts. Rejects when driver or trusted modules do not load, which is our own failure. */
export const runInIsolate = (order: Order, graph: ModuleGraph, block: KeptBlock, progress: Progress): Promise<void> =>
  order.vectors === undefined
    ? runAlone(order, graph, block, progress)
    : runMembers(order, graph, block, order.vectors, progress)
