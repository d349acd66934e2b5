/** Tokens of a source with the classes of their colours, and the style sheet of these classes. */

import { createHighlighterCoreSync } from '@shikijs/core'
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript'
import javascript from '@shikijs/langs/javascript'
import dark from '@shikijs/themes/github-dark-high-contrast'
import light from '@shikijs/themes/github-light-high-contrast'

/** A piece of a line. */
export type Token = { readonly text: string; readonly classes: string }

const highlighter = createHighlighterCoreSync({
  themes: [light, dark],
  langs: [javascript],
  engine: createJavaScriptRegexEngine(),
})

const colourClass = (scheme: 'l' | 'd', colour: string | undefined): string =>
  colour === undefined ? '' : `${scheme}${colour.replace('#', '').toLowerCase()}`

/** The lines of a JavaScript source; text is kept whole, whatever it holds. */
export const linesOf = (source: string): readonly (readonly Token[])[] =>
  highlighter
    .codeToTokensWithThemes(source, {
      lang: 'javascript',
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    })
    .map((line) =>
      line.map(({ content, variants }) => ({
        text: content,
        classes: `${colourClass('l', variants['light']?.color)} ${colourClass('d', variants['dark']?.color)}`.trim(),
      })),
    )

type Theme = {
  readonly colors?: Readonly<Record<string, string>>
  readonly settings?: readonly { readonly settings?: { readonly foreground?: string } }[]
  readonly tokenColors?: readonly { readonly settings?: { readonly foreground?: string } }[]
}

const coloursOf = (theme: Theme): readonly string[] => {
  const rules = [...(theme.settings ?? []), ...(theme.tokenColors ?? [])]
  const found = rules.flatMap(({ settings }) => settings?.foreground ?? [])
  return [
    ...new Set([...found, theme.colors?.['editor.foreground'] ?? '#1f2328'].map((colour) => colour.toLowerCase())),
  ]
}

const rules = (scheme: 'l' | 'd', theme: Theme): string =>
  coloursOf(theme)
    .map((colour) => `.${colourClass(scheme, colour)}{color:${colour}}`)
    .join('')

/** The colours of both themes as a style sheet; the dark ones where the reader's system is dark. */
export const highlightStyle: string = `${rules('l', light)}@media (prefers-color-scheme:dark){${rules('d', dark)}}`
