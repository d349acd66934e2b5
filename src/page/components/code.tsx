/** Source with its syntax coloured, line by line, in the colours of the reader's light or dark scheme. */

import type { JSX } from 'preact'
import { linesOf } from './highlight.ts'

export type CodeProps = {
  readonly source: string
  /** Shown beside each line, as how often it is executed. */
  readonly beside?: ((line: number) => JSX.Element | undefined) | undefined
  /** Class of a line, from 1. */
  readonly lineClass?: ((line: number) => string | undefined) | undefined
}

export const Code = ({ source, beside, lineClass }: CodeProps): JSX.Element => (
  <pre class="code" tabIndex={0}>
    <code>
      {linesOf(source).map((tokens, at) => (
        <span class={`line ${lineClass?.(at + 1) ?? ''}`} key={at}>
          <span class="number" aria-hidden="true">
            {at + 1}
          </span>
          {beside?.(at + 1)}
          <span class="text">
            {tokens.map(({ text, classes }, place) => (
              <span class={classes} key={place}>
                {text}
              </span>
            ))}
            {'\n'}
          </span>
        </span>
      ))}
    </code>
  </pre>
)
