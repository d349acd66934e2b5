/** Signatures over everything that crosses Redis, so that a stranger there can neither forge a score nor feed code to a worker. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What is signed, so that nothing can be passed off as something else. */
export type SealedKind = 'manifest' | 'job' | 'blob' | 'result'

/** Closes and opens what belongs to one run. */
export type Seal = {
  /** True where there is a secret; without one everything is taken as it comes. */
  readonly isSecret: boolean
  /** The content behind its signature over run, kind, key and content hash; behind `-` without a secret. */
  close(kind: SealedKind, key: string, content: string | Uint8Array): Buffer
  /** The content; undefined where the signature is another than ours would be. */
  open(kind: SealedKind, key: string, sealed: string | Uint8Array): Buffer | undefined
}

const space = 0x20

/** SHA-256 of a content, as it names jobs and blobs. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64url')

/** `secret` is what run and workers share. */
export const createSeal = (run: string, secret: string | undefined): Seal => {
  const sign = (kind: SealedKind, key: string, content: string | Uint8Array): string =>
    secret === undefined
      ? '-'
      : createHmac('sha256', secret)
          .update(JSON.stringify([run, kind, key, hashOf(content)]))
          .digest('base64url')
  return {
    isSecret: secret !== undefined,
    close: (kind, key, content) => Buffer.concat([Buffer.from(`${sign(kind, key, content)} `), Buffer.from(content)]),
    open: (kind, key, sealed) => {
      const bytes = Buffer.from(sealed)
      const end = bytes.indexOf(space)
      if (end < 0) return undefined
      const content = bytes.subarray(end + 1)
      if (secret === undefined) return content
      const [given, expected] = [bytes.subarray(0, end), Buffer.from(sign(kind, key, content))]
      return given.length === expected.length && timingSafeEqual(given, expected) ? content : undefined
    },
  }
}
