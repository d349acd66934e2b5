/** The idea that a model states before its code. */

const maxLength = 400

const tidy = (text: string | undefined): string | undefined => {
  const line = text
    ?.replace(/\s+/g, ' ')
    .replace(/^[\s*_#>-]+|[\s*_]+$/g, '')
    .trim()
  return line === undefined || line === ''
    ? undefined
    : line.length > maxLength
      ? `${line.slice(0, maxLength - 1)}…`
      : line
}

const labelled =
  /^[\s>*_#-]*(?:idea|thought|approach|algorithm)[*_]*\s*:[*_ \t]*(\S.*(?:\n(?!\s*\n|\s*(?:```|~~~)).+)*)/im
const braced = /^[ \t]*\{([^{}]{10,})\}[ \t.]*$/m
const firstComment = /^\s*(?:\/\/(?!\s*tune:)[ \t]*(.+)|\/\*\*?([\s\S]*?)\*\/)/

/** A line `Idea: …`, text in braces, or the comment that the code opens with, in this order; the first two before the code. At most 400 characters. */
export const thoughtIn = (text: string, codeStart: number, source: string): string | undefined => {
  const before = text.slice(0, codeStart)
  const comment = firstComment.exec(source)
  const spoken = tidy(labelled.exec(before)?.[1]) ?? tidy(braced.exec(before)?.[1])
  return (
    spoken ??
    tidy(comment?.[1]?.replace(/^idea:\s*/i, '')) ??
    tidy(
      comment?.[2]
        ?.replace(/^\s*\*+/gm, '')
        .split(/\n\s*\n|@\w/)[0]
        ?.replace(/^\s*idea:\s*/i, ''),
    )
  )
}
