/** Addresses of a Redis, as people write them, or as the environment holds them. */

import { InputError } from '../problem/input-error.ts'

/** `redis://[user:password@]host[:port][/database]`, or `rediss://…` for TLS. */
export const parseRedisUrl = (flag: string, text: string): string => {
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname !== '') return text
  // Not the text itself: it may hold a password.
  throw new InputError(`${flag} takes a URL as redis://host:6379 or rediss://user:password@host:6379, and this is none`)
}

/** The argument of a command, or HEURISTICA_QUEUE_URL: the place for an address with a password, which command lines show to everybody. */
export const redisUrlOf = (command: string, argument: string | undefined): string => {
  const text = argument ?? process.env['HEURISTICA_QUEUE_URL']
  if (text === undefined)
    throw new InputError(`Give the Redis, as in: ${command} redis://host:6379 (or in HEURISTICA_QUEUE_URL)`)
  return parseRedisUrl(argument === undefined ? 'HEURISTICA_QUEUE_URL' : command, text)
}
