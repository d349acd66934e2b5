/** A stable hash of what was asked, by which recordings and resumed runs notice that a request changed. */

import { createHash } from 'node:crypto'
import type { CompletionOptions, Message } from './model.ts'

/** The options of a completion that shape its answer. */
export type RequestParameters = Pick<CompletionOptions, 'maxTokens' | 'temperature' | 'seed'>

/** The shaping options alone, without those left undefined. */
export const requestParameters = ({ maxTokens, temperature, seed }: RequestParameters): RequestParameters => ({
  maxTokens,
  ...(temperature !== undefined && { temperature }),
  ...(seed !== undefined && { seed }),
})

/** SHA-256, in hexadecimal, over roles and texts in order and the shaping options; the order of keys does not matter. */
export const requestHash = (messages: readonly Message[], parameters: RequestParameters): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        messages.map(({ role, content }) => [role, content]),
        [parameters.maxTokens, parameters.temperature ?? null, parameters.seed ?? null],
      ]),
    )
    .digest('hex')
