/** A connection to Redis that outlives outages: the first failure is an error, later ones are waited out and told in one line. */

import { Redis } from 'ioredis'
import { RedisUnavailable, shownAddress } from './redis-unavailable.ts'

const longestRetryMs = 2000
const firstTryMs = 10_000

type Remedy = { readonly when: RegExp; readonly reason?: string; readonly advice: string }

const remedies: readonly Remedy[] = [
  {
    when: /WRONGPASS|NOAUTH|AUTH/,
    reason: 'it wants another user or password',
    advice: 'put them into the URL, as in redis://user:password@host:6379',
  },
  { when: /certificate/, advice: 'NODE_EXTRA_CA_CERTS names the file of an authority of your own' },
  { when: /(?:)/, advice: 'is it running, and is this its address?' },
]

/** What a failed first try says, in a user's words. */
const explain = (url: string, error: Error & { readonly code?: string }): RedisUnavailable => {
  const said = error.message || error.code || String(error)
  const { reason = said.split(';')[0], advice } = remedies.find(({ when }) => when.test(said)) as Remedy
  return new RedisUnavailable(`Redis at ${shownAddress(url)} cannot be used (${reason}): ${advice}`, { cause: error })
}

/** What a user is told of an outage, once when it begins and once when it is over. */
export type OutageNotices = { readonly onGone: (reason: string) => void; readonly onBack: () => void }

/**
 * Connects. Rejects with `RedisUnavailable` where that fails at once; from then on commands wait for Redis to be back, however long that
 * takes. `disconnect()` ends it.
 */
export const connectRedis = async (url: string, { onGone, onBack }: OutageNotices): Promise<Redis> => {
  let state: 'new' | 'up' | 'down' = 'new'
  let reason = 'the connection was closed'
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: firstTryMs,
    keepAlive: 10_000,
    // A machine that vanished without a word is noticed by this.
    socketTimeout: 30_000,
    retryStrategy: (times) => (state === 'new' ? null : Math.min(50 * 2 ** Math.min(times, 8), longestRetryMs)),
  })
  const { promise: refused, reject } = Promise.withResolvers<never>()
  client.on('error', (error: Error & { readonly code?: string }) => {
    reason = error.message || error.code || reason
    if (state === 'new') reject(error)
  })
  // Unlike a close, it does not follow from our own end.
  client.on('reconnecting', () => {
    if (state !== 'up') return
    state = 'down'
    onGone(reason)
  })
  client.on('ready', () => {
    if (state === 'down') onBack()
    state = 'up'
  })
  try {
    await Promise.race([client.connect().then(() => client.ping()), refused])
    return client
  } catch (error) {
    client.disconnect()
    throw explain(url, error as Error)
  } finally {
    refused.catch(() => undefined)
  }
}
