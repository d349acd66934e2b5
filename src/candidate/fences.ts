/** The fenced code blocks of a Markdown text, as models write them. */

/** One block. `start` and `end` are offsets in the text, fences included. */
export type Fence = {
  /** First word of the info string, in lower case. */
  readonly language: string
  readonly code: string
  readonly isClosed: boolean
  readonly start: number
  readonly end: number
}

/** Indentation, and the marks of a quotation. */
const prefix = /^[ \t>]*/
const opening = /^[ \t>]*(`{3,}|~{3,})[ \t]*([^`]*)$/
const codeStart = /^(?:export|function|const|let|var|async|class|\/\/|\/\*)(?:\W|$)/

type Open = {
  readonly mark: string
  readonly language: string
  readonly lines: string[]
  readonly start: number
  readonly indent: string
}

const open = (line: string, start: number): Open | undefined => {
  const [match, mark, info = ''] = opening.exec(line) ?? []
  if (match === undefined || mark === undefined) return undefined
  const [, word = '', rest = ''] = /^([^\s{]*)\s*(.*)$/.exec(info.trim()) ?? []
  const indent = prefix.exec(line)?.[0] ?? ''
  // Some models begin the code on the line of the fence.
  if (codeStart.test(info.trim()) && /[(={]/.test(info))
    return { mark, language: '', lines: [info.trim()], start, indent }
  return { mark, language: word.toLowerCase(), lines: codeStart.test(rest) ? [rest] : [], start, indent }
}

const closes = (line: string, mark: string): boolean => {
  const text = line.replace(prefix, '').trim()
  return text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length)
}

/**
 * The blocks in the order of the text. A fence with a language inside an open block starts a new block, because models wrap blocks in blocks
 * and forget to close them; the block around it counts as not closed.
 */
export const fencedBlocks = (text: string): readonly Fence[] => {
  const blocks: Fence[] = []
  let current: Open | undefined
  const finish = (block: Open, end: number, isClosed: boolean): void => {
    const code = block.lines
      .map((line) =>
        line.startsWith(block.indent) ? line.slice(block.indent.length) : line === block.indent.trimEnd() ? '' : line,
      )
      .join('\n')
    blocks.push({ language: block.language, code, isClosed, start: block.start, end })
  }
  let offset = 0
  for (const line of text.split('\n')) {
    const end = offset + line.length
    const opened = open(line, offset)
    if (current === undefined) {
      current = opened
    } else if (closes(line, current.mark)) {
      finish(current, end, true)
      current = undefined
    } else if (
      opened !== undefined &&
      opened.language !== '' &&
      opened.mark.length <= current.mark.length &&
      opened.mark[0] === current.mark[0]
    ) {
      finish(current, offset, false)
      current = opened
    } else if (line.trimEnd().endsWith(current.mark)) {
      current.lines.push(line.trimEnd().slice(0, -current.mark.length))
      finish(current, end, true)
      current = undefined
    } else current.lines.push(line)
    offset = end + 1
  }
  if (current !== undefined) finish(current, text.length, false)
  return blocks.length > 0 ? blocks : inlineBlocks(text)
}

/** A whole block on one line, which Markdown takes for inline code. */
const inlineBlocks = (text: string): Fence[] =>
  [...text.matchAll(/```(?:(js|javascript|mjs|ts|typescript)[ \t]+)?([^`\n]+)```/g)].map((match) => ({
    language: match[1] ?? '',
    code: match[2] ?? '',
    isClosed: true,
    start: match.index,
    end: match.index + match[0].length,
  }))
