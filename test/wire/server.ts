/** A raw HTTP server on loopback that answers each request as a script says: the misbehaving endpoints of the wire corpus. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export type Seen = {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}

/** Answers one request. */
export type Behaviour = (response: ServerResponse, seen: Seen) => void

export interface WireServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/v1`. */
  readonly url: string
  readonly host: string
  readonly seen: readonly Seen[]
}

/** Starts a server whose n-th request is answered by the n-th behaviour, later ones by the last. */
export const startWireServer = async (...script: readonly Behaviour[]): Promise<WireServer> => {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString()
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
      const one: Seen = { path: request.url ?? '', headers: request.headers, body }
      seen.push(one)
      const behave = script[Math.min(seen.length, script.length) - 1]
      if (behave === undefined) throw new Error('the script is empty')
      behave(response, one)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/v1`,
    host,
    seen,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The lines of a stream's chunks; texts go out as they are, everything else as JSON. */
export const events = (...chunks: readonly unknown[]): string =>
  chunks.map((chunk) => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`).join('')

/** A chunk with a piece of the answer. */
export const delta = (piece: Readonly<Record<string, unknown>>, finishReason: string | null = null): unknown => ({
  id: 'c1',
  object: 'chat.completion.chunk',
  model: 'served-model',
  choices: [{ index: 0, delta: piece, finish_reason: finishReason }],
})

/** The chunk that counts tokens. */
export const usage = (promptTokens: number, completionTokens: number, more: object = {}): unknown => ({
  choices: [],
  usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens, ...more },
})

/** A stream that sends those chunks and ends. */
export const stream =
  (...chunks: readonly unknown[]): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(events(...chunks))
  }

/** A whole answer. */
export const answered: Behaviour = stream(
  delta({ role: 'assistant', content: 'Hel' }),
  delta({ content: 'lo' }, 'stop'),
  usage(12, 3),
  '[DONE]',
)

/** A reply with that status, body and headers. */
export const status =
  (code: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    response.writeHead(code, { 'content-type': type, ...headers }).end(text)
  }
