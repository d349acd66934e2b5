/** Who may talk to the inspector: holders of the page's token, by its own name, from its own page. */

import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, MiddlewareHandler } from 'hono'

/**
 * The token of the inspector of a runs folder, given to the browser in the address once. It is kept in that folder, for its owner's eyes
 * only, so that an open page finds its way back to an inspector that was started anew.
 */
export const keptToken = (runs: string): string => {
  const file = join(runs, '.inspector', 'token')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (/^[\w-]{32}$/.test(kept)) return kept
  const token = randomBytes(24).toString('base64url')
  mkdirSync(join(runs, '.inspector'), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${token}\n`, { mode: 0o600 })
  return token
}

const cookieName = 'heuristica'

const equal = (given: string | undefined, token: string): boolean => {
  if (given === undefined) return false
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const cookie = (context: Context): string | undefined =>
  context.req
    .header('cookie')
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)

/** No frame, no script but the page's own, nothing from elsewhere, nothing guessed. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/**
 * Refuses every request that does not name the server by one of its names (a page elsewhere may have a name that leads here), that comes
 * from another page, or that has no token. A token in the address is exchanged for a cookie, so that it does not stay in the history.
 */
export const guard =
  ({ token, hosts }: { readonly token: string; readonly hosts: () => readonly string[] }): MiddlewareHandler =>
  async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    const host = context.req.header('host') ?? ''
    if (!hosts().includes(host)) return context.text('This address is not mine.\n', 421)
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${host}`)
      return context.text('Another page may not ask here.\n', 403)
    if (context.req.header('sec-fetch-site') === 'cross-site' && context.req.method !== 'GET')
      return context.text('Another page may not ask here.\n', 403)
    const given = context.req.query('token')
    if (given !== undefined && context.req.method === 'GET' && equal(given, token)) {
      context.header('set-cookie', `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`)
      const url = new URL(context.req.url)
      url.searchParams.delete('token')
      return context.redirect(`${url.pathname}${url.search}`)
    }
    if (!equal(cookie(context), token) && !equal(context.req.header('authorization')?.replace(/^Bearer /, ''), token))
      return context.text('Open the address that `heuristica inspect` printed: it holds the token.\n', 401)
    return next()
  }
