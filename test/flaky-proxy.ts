/** A TCP proxy on loopback that delays what it forwards, holds it back, or breaks its connections. */

import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface FlakyProxy extends AsyncDisposable {
  readonly url: string
  /** Forwards nothing for the time being, without a word to either side. */
  stall(): void
  /** Forwards what was held back, and everything from then on. */
  flow(): void
  /** Breaks every connection. */
  drop(): void
}

/** A proxy to a port of this machine; every chunk is forwarded `delayMs` late. */
export const startProxy = async (port: number, { delayMs }: { readonly delayMs: number }): Promise<FlakyProxy> => {
  const sockets = new Set<Socket>()
  let gate = Promise.withResolvers<void>()
  gate.resolve()
  const forward = (from: Socket, to: Socket): void => {
    let last = Promise.resolve()
    from.on('data', (chunk) => {
      const arrived = performance.now()
      last = last.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, arrived + delayMs - performance.now())))
        await gate.promise
        if (!to.destroyed) to.write(chunk)
      })
    })
    from.on('error', () => {})
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    sockets.add(from)
  }
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1')
    forward(client, target)
    forward(target, client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stall: () => {
      gate = Promise.withResolvers()
    },
    flow: () => gate.resolve(),
    drop: () => {
      for (const socket of sockets) socket.destroy()
    },
    [Symbol.asyncDispose]: async () => {
      gate.resolve()
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
