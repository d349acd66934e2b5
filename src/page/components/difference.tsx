/** What changed between two sources: removed and added lines marked by sign and colour, long unchanged runs folded. */

import type { JSX } from 'preact'
import { linesOf, type Token } from './highlight.ts'
import type { DiffLine } from '../../candidate/diff.ts'

export type DifferenceProps = {
  readonly lines: readonly DiffLine[]
  /** Unchanged lines that are kept around a change. Default: 3. */
  readonly context?: number
}

type Shown = DiffLine | { readonly kind: 'folded'; readonly count: number }

const folded = (lines: readonly DiffLine[], context: number): readonly Shown[] => {
  const changes = lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]))
  const near = (at: number): boolean => changes.some((change) => Math.abs(change - at) <= context)
  const shown: Shown[] = []
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1)
    if (near(at)) shown.push(line)
    else if (last?.kind === 'folded') shown[shown.length - 1] = { kind: 'folded', count: last.count + 1 }
    else shown.push({ kind: 'folded', count: 1 })
  }
  return shown
}

const marks = { same: ' ', removed: '−', added: '+' } as const

const Tokens = ({ tokens }: { readonly tokens: readonly Token[] }): JSX.Element => (
  <>
    {tokens.map(({ text, classes }, at) => (
      <span class={classes} key={at}>
        {text}
      </span>
    ))}
  </>
)

export const Difference = ({ lines, context = 3 }: DifferenceProps): JSX.Element => (
  <pre class="code difference" tabIndex={0}>
    <code>
      {folded(lines, context).map((line, at) =>
        line.kind === 'folded' ? (
          <span class="line folded" key={at}>
            {`… ${line.count} unchanged ${line.count === 1 ? 'line' : 'lines'}\n`}
          </span>
        ) : (
          <span class={`line ${line.kind}`} key={at}>
            <span class="number">{marks[line.kind]}</span>
            <span class="text">
              <Tokens tokens={linesOf(line.text)[0] ?? []} />
              {'\n'}
            </span>
          </span>
        ),
      )}
    </code>
  </pre>
)
