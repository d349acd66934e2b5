import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, test } from 'vitest'
import { guest, honest, honestOrders, jobOf, ordersOf, smallBlock } from '../../test/sandbox-jobs.ts'
import { isSandboxProcess, sandboxChildren, sandboxProcesses } from '../../test/sandbox-processes.ts'
import type { Job } from './job.ts'
import { createSandbox } from './pool.ts'
import { checkSandbox } from './raise-walls.ts'
import type { Verdict } from './verdict.ts'

type Solution = { readonly order: Int32Array; readonly draw: number }

const solutionsOf = (verdict: Verdict): readonly Solution[] => {
  if (verdict.kind !== 'returned') throw new Error(JSON.stringify(verdict))
  return verdict.solutions as readonly Solution[]
}

const gone = async (pids: readonly number[]): Promise<boolean> => {
  for (let turn = 0; turn < 100; turn++) {
    if (!pids.some(isSandboxProcess)) return true
    await pause(50)
  }
  return false
}

/** Those that this machine has; `heuristica doctor` tells why the others do not work. */
const modes = [...new Set([(await checkSandbox('auto')).mode, 'process' as const])]

describe.each(modes)('behind the walls of %s', (mode) => {
  test('an honest candidate is scored, from either end, with the driver’s stream seeded by instance', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    const forward = await sandbox.run(jobOf(honest))
    expect(ordersOf(forward)).toEqual(honestOrders)
    expect(solutionsOf(forward).map(({ draw }) => draw)).toEqual(
      smallBlock.seeds.map((seed) => uniformInt(xoroshiro128plus(seed), 0, 999)),
    )
    const backward = await sandbox.run(jobOf(honest, { reverse: true }))
    expect(solutionsOf(backward)).toEqual(solutionsOf(forward))
    expect(forward).toMatchObject({ cpuMs: [expect.any(Number), expect.any(Number), expect.any(Number)] })
  })

  test('the walls are those that were wanted', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    expect(await sandbox.walls()).toMatchObject({ mode })
  })

  test('Math.random depends on the instance’s seed alone', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    const source = 'export const sequence = (p) => p.map(() => Math.random())'
    const forward = await sandbox.run(jobOf(source, { returns: 'vector' }))
    const backward = await sandbox.run(jobOf(source, { returns: 'vector', reverse: true }))
    if (forward.kind !== 'returned' || backward.kind !== 'returned') throw new Error('Expected solutions')
    expect(backward.solutions).toEqual(forward.solutions)
    expect(new Set(forward.solutions.flatMap((draws) => [...(draws as Float64Array)])).size).toBe(9)
  })

  test('a driver is handed its settings, and for a team lists of functions that are checked like single ones', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    const source =
      'export const solve = (_, { rate, cut }, random, settings) => ({ ...settings, rates: rate.map((one) => one(2)), cuts: cut[0]() })'
    const driver = { entry: 'driver', modules: { driver: { source, imports: {} } }, hash: 'team' }
    const checks: Job['checks'] = [
      { name: 'rate', parameters: 1, returns: 'number', many: true },
      { name: 'cut', parameters: 0, returns: 'lists', lists: ['removed', 'rest'], many: true },
    ]
    const run = (candidate: string): Promise<Verdict> =>
      sandbox.run(jobOf(candidate, { driver, checks, settings: { moves: 5 } }))
    const cut = 'export const cut = () => ({ removed: [1], rest: Int8Array.of(2, 3) })'
    const rates = 'export const rate = [(x) => x, (x) => x * x, (x) => x ** 3]'
    expect(await run(`${rates}\n${cut}`)).toMatchObject({
      kind: 'returned',
      solutions: smallBlock.instances.map(() => ({
        moves: 5,
        rates: [2, 4, 8],
        cuts: { removed: Float64Array.of(1), rest: Float64Array.of(2, 3) },
      })),
    })
    expect(await run(`export const rate = (x) => x\n${cut}`)).toMatchObject({ kind: 'returned' })
    for (const [candidate, detail] of [
      [`export const rate = []\n${cut}`, 'rate is a list of 0 functions, expected 1 to 64'],
      [`export const rate = [(x) => x, 3]\n${cut}`, 'rate[1] is 3, expected a function'],
      [`export const rate = [(x) => x, () => NaN]\n${cut}`, 'rate returned NaN, expected a number'],
      [
        `${rates}\nexport const cut = () => ({ removed: [1] })`,
        'cut returned undefined, expected rest as an array of numbers',
      ],
      [`${rates}\nexport const cut = () => 1`, 'cut returned 1, expected an object with removed, rest'],
    ] as const)
      expect(await run(candidate)).toMatchObject({ kind: 'invalid', detail: expect.stringContaining(detail) })
  })

  test('failures say what and where', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    expect(await sandbox.run(jobOf('export function priority(job) {\n  return job.a.b\n}'))).toEqual({
      kind: 'threw',
      detail: "TypeError: Cannot read properties of undefined (reading 'b') (instance 1 of its block)",
      location: { line: 2, column: 16 },
    })
    expect(await sandbox.run(jobOf('export function priority(job) {}'))).toMatchObject({
      kind: 'invalid',
      detail: 'priority returned undefined, expected a number (instance 1 of its block)',
    })
    expect(await sandbox.run(jobOf('export const rule = (job) => 1'))).toMatchObject({
      kind: 'invalid',
      detail: 'does not export a function named priority (exports: rule)',
    })
    expect(await sandbox.run(jobOf('export const priority = ;'))).toEqual({
      kind: 'syntax',
      detail: "SyntaxError: Unexpected token ';'",
      location: { line: 1, column: 25 },
    })
  })

  test('an aborted job rejects with the reason, queued or running, and the pool goes on', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    await sandbox.run(jobOf(honest))
    const controller = new AbortController()
    const long = { limits: { cpuMs: 60_000, memoryMb: 32 } }
    const running = sandbox.run(jobOf(guest('loop-forever'), long), { signal: controller.signal })
    const queued = sandbox.run(jobOf(honest), { signal: controller.signal })
    const outcomes = Promise.allSettled([running, queued])
    await pause(100)
    controller.abort(new Error('enough'))
    expect(await outcomes).toMatchObject([{ reason: { message: 'enough' } }, { reason: { message: 'enough' } }])
    expect(ordersOf(await sandbox.run(jobOf(honest)))).toEqual(honestOrders)
  })

  test('disposing ends every child and rejects what is under way', async () => {
    const sandbox = createSandbox({ workers: 2, sandbox: mode })
    await Promise.all([sandbox.run(jobOf(honest)), sandbox.run(jobOf(honest))])
    expect(sandboxChildren(process.pid)).toHaveLength(2)
    const children = sandboxProcesses(process.pid)
    const endless = sandbox.run(jobOf(guest('loop-forever'), { limits: { cpuMs: 60_000, memoryMb: 32 } }))
    const rejected = expect(endless).rejects.toThrow('The sandbox was disposed')
    await sandbox[Symbol.asyncDispose]()
    await rejected
    expect(children.filter(isSandboxProcess)).toEqual([])
    await expect(sandbox.run(jobOf(honest))).rejects.toThrow('The sandbox was disposed')
  })

  test('a child killed from outside while idle costs nothing; while working, one try', async () => {
    await using sandbox = createSandbox({ workers: 1, sandbox: mode })
    await sandbox.run(jobOf(honest))
    const killChildren = (): void => {
      for (const pid of sandboxChildren(process.pid)) process.kill(pid, 'SIGKILL')
    }
    killChildren()
    expect(ordersOf(await sandbox.run(jobOf(honest)))).toEqual(honestOrders)
    const slow = honest.replace('export function priority(job) {', '$& for (let i = 0; i < 1e7; i++) own.i = i;')
    const working = sandbox.run(jobOf(slow, { limits: { cpuMs: 20_000, memoryMb: 32 } }))
    await pause(100)
    killChildren()
    expect(ordersOf(await working)).toEqual(honestOrders)
  })

  test('no child outlives a parent killed with SIGKILL', async () => {
    const parent = spawn(
      process.execPath,
      ['--conditions=source', fileURLToPath(new URL('../../test/sandbox-parent.ts', import.meta.url)), mode],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(parent.stdout, 'data')
    await pause(100)
    const children = sandboxProcesses(parent.pid as number)
    expect(children).toHaveLength(mode === 'bwrap' ? 3 : 1)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    expect(await gone(children)).toBe(true)
  })
})
