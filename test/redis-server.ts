/** A real redis-server on a free port, in a folder of its own; it dies with the process that started it. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** Whether redis-server is installed; `npm test` has tried to, see `install-redis.ts`. */
export const hasRedis: boolean = has('redis-server')

const dieWithParent = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--'] : []

/** Starts a program that the system ends when this process ends, however that comes about. */
export const spawnDoomed = (
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly stdio: 'ignore' | 'pipe' },
): ChildProcess => {
  const [program = '', ...rest] = [...dieWithParent, command, ...args]
  const child = spawn(program, rest, { ...options, stdio: ['ignore', options.stdio, options.stdio] })
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('close', () => process.off('exit', end))
  return child
}

/** Ends a child for certain, and waits for that. */
export const kill = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export interface RedisServer extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** As by `kill -9`. */
  crash(): Promise<void>
  /** Starts again with what its append-only file holds; resolves when it answers. */
  restart(): Promise<void>
}

const untilItAnswers = async (port: number): Promise<void> => {
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 20, maxRetriesPerRequest: null })
  client.on('error', () => {})
  await client.ping()
  client.disconnect()
}

/** Starts a server; everything that it is told is in its append-only file before it answers. */
export const startRedis = async (args: readonly string[] = []): Promise<RedisServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-redis-'))
  const port = await freePort()
  const start = (): ChildProcess =>
    spawnDoomed(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', ...args],
      { stdio: 'ignore' },
    )
  let child = start()
  await untilItAnswers(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    crash: () => kill(child),
    restart: async () => {
      child = start()
      await untilItAnswers(port)
    },
    [Symbol.asyncDispose]: async () => {
      await kill(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
