/** Addresses of a Redis, as people write them. */

import { InputError } from '../problem/input-error.ts'

/** `redis://[user:password@]host[:port][/database]`, or `rediss://…` for TLS. */
export const parseRedisUrl = (flag: string, text: string): string => {
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname !== '') return text
  // Not the text itself: it may hold a password.
  throw new InputError(`${flag} takes a URL as redis://host:6379 or rediss://user:password@host:6379, and this is none`)
}
