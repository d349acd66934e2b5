/** A Redis that cannot be used, and how its address is told. */

/** Redis cannot be used; the message says which, why, and what to do. */
export class RedisUnavailable extends Error {
  override name = 'RedisUnavailable' as const
}

/** The address without user and password, to be shown. */
export const shownAddress = (url: string): string => {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
}
