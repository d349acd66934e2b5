/** The little Markdown that problems' texts use, as elements: paragraphs, lists, bold, code. Everything else stays text. */

import type { JSX } from 'preact'

const inline = (text: string): readonly (string | JSX.Element)[] =>
  text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, at) => {
    if (part.startsWith('`') && part.endsWith('`') && part.length > 2) return <code key={at}>{part.slice(1, -1)}</code>
    if (part.startsWith('**') && part.endsWith('**') && part.length > 4)
      return <strong key={at}>{part.slice(2, -2)}</strong>
    return part
  })

const isItem = (line: string): boolean => /^\s*[-*] /.test(line)

export const Markdown = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text
      .trim()
      .split(/\n{2,}/)
      .map((block, at) => {
        const lines = block.split('\n')
        if (lines.every(isItem))
          return (
            <ul key={at}>
              {lines.map((line, place) => (
                <li key={place} class={/^\s{2,}/.test(line) ? 'inner' : ''}>
                  {inline(line.replace(/^\s*[-*] /, ''))}
                </li>
              ))}
            </ul>
          )
        if (/^#+ /.test(block)) return <h4 key={at}>{inline(block.replace(/^#+ /, ''))}</h4>
        return <p key={at}>{inline(block)}</p>
      })}
  </>
)
