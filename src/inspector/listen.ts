/** Opens the inspector's port, on this machine unless told otherwise. */

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { InputError } from '../problem/input-error.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import { createInspector } from './app.ts'
import { openJournals } from './journals.ts'
import { readPageFiles } from './page-files.ts'
import { keptToken } from './security.ts'
import { openWorkbench } from './workbench.ts'

export type ListenOptions = {
  /** Folder that runs are kept in. */
  readonly runs: string
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
  readonly sandbox: SandboxChoice
}

export interface Inspector extends AsyncDisposable {
  /** With the token, for the browser. */
  readonly url: string
}

/** Rejects with InputError where the port is taken or the host is none of this machine's. */
export const listen = async ({ runs, host, port, sandbox }: ListenOptions): Promise<Inspector> => {
  const journals = openJournals(runs)
  const token = keptToken(runs)
  const workbench = openWorkbench(journals, { sandbox })
  let names: readonly string[] = []
  const app = createInspector({ journals, workbench, files: readPageFiles(), token, hosts: () => names })
  const server = serve({ fetch: app.fetch, hostname: host, port }) as Server
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'EADDRINUSE' ? `port ${port} is taken; give another with --port` : message
    throw new InputError(`The inspector cannot listen on ${host}: ${reason}`, { cause: error })
  }
  const { port: taken } = server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  names = [...new Set([shown, ...(isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : [])])].map(
    (name) => `${name}:${taken}`,
  )
  return {
    url: `http://${shown}:${taken}/?token=${token}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await workbench[Symbol.asyncDispose]()
    },
  }
}

/** Whether only this machine reaches the address. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')
