/** A child of the sandbox without an isolate: tries the walls from inside, as a guest that broke out would, and tells what it could do. */

import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { ProbeReport } from './try-walls.ts'

/** The error that refused it; undefined where it went through. */
const refusal = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  }
}

const listing = (): readonly string[] | undefined => {
  try {
    return readdirSync('.')
  } catch {
    return undefined
  }
}

const gigabyte = 2 ** 30
/** More than the limit of address space by any way of running. */
const mostGigabytes = 16

/** How many gigabytes of address space can be reserved. */
const reserve = (held: readonly ArrayBuffer[] = []): number =>
  held.length < mostGigabytes && refusal(() => (held = [...held, new ArrayBuffer(gigabyte)])) === undefined
    ? reserve(held)
    : held.length

const connectTo = (port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(undefined))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })

const [file = '', port = ''] = process.argv.slice(2)
const report: ProbeReport = {
  environment: Object.keys(process.env),
  folder: listing(),
  reading: refusal(() => readFileSync(file)),
  connecting: await connectTo(Number(port)),
  gigabytes: reserve(),
}
process.send?.(report)
