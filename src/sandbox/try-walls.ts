/** Proves what walls hold, by a child that tries to get through them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startChild } from './start-child.ts'
import type { Walls } from './walls.ts'

/** What a child could do that has left its isolate. */
export type ProbeReport = {
  /** Names of environment variables. */
  readonly environment: readonly string[]
  /** What is in its working folder; undefined where even listing it was refused. */
  readonly folder: readonly string[] | undefined
  /** The error that kept it from reading a file that all users may read; undefined where it could. */
  readonly reading: string | undefined
  /** The error that kept it from connecting to a server on this machine; undefined where it could. */
  readonly connecting: string | undefined
  /** Gigabytes of address space that it got, up to 16. */
  readonly gigabytes: number
}

const probeReport: z.ZodType<ProbeReport> = z.object({
  environment: z.array(z.string()),
  folder: z.array(z.string()).or(z.undefined()),
  reading: z.string().or(z.undefined()),
  connecting: z.string().or(z.undefined()),
  gigabytes: z.number(),
})

const longestMs = 30_000

/** Rejects, saying why, when the child ends without a report. */
export const tryWalls = async (walls: Walls): Promise<ProbeReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
  const file = join(folder, 'secret')
  writeFileSync(file, 'secret', { mode: 0o644 })
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const started = startChild('probe', [file, String((server.address() as AddressInfo).port)], walls)
  const timer = setTimeout(() => started.process.kill('SIGKILL'), longestMs)
  try {
    const told = once(started.process, 'message').then(([message]) => probeReport.parse(message))
    const silent = started.death.then(({ stderr }) => {
      throw new Error(`a child that tries the walls ended without a word: ${stderr.trim().slice(0, 300)}`)
    })
    return await Promise.race([told, silent])
  } finally {
    clearTimeout(timer)
    started.process.kill('SIGKILL')
    await started.death
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
