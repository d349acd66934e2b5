/** Changes to a program as SEARCH/REPLACE blocks, the way models write them. */

/** The changed source, no block in the text, or why a block does not fit, in words for the model. */
export type Patched =
  | { readonly kind: 'patched'; readonly source: string; readonly blocks: number; readonly start: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: string }

const block = /^<{5,9} ?SEARCH[ \t]*\n([\s\S]*?)^={5,9}[ \t]*\n([\s\S]*?)^>{5,9} ?REPLACE[ \t]*$/gm
const opening = /^<{5,9} ?SEARCH[ \t]*$/gm

const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n')

/** Where the lines of `search` stand in `source`, told apart by how much white space is overlooked: its end first, then all indentation. */
const places = (source: readonly string[], search: readonly string[]): readonly number[] => {
  for (const bare of [(line: string) => line.trimEnd(), (line: string) => line.trim()]) {
    const found = source.flatMap((_, at) =>
      search.every((line, index) => at + index < source.length && bare(source[at + index] as string) === bare(line))
        ? [at]
        : [],
    )
    if (found.length > 0) return found
  }
  return []
}

/**
 * Applies the SEARCH/REPLACE blocks of an answer one after the other. A block must fit in exactly one place, up to white space at the ends
 * of lines; one that fits nowhere or in several places fails the whole, so that no program passes for changed that is not.
 */
export const applyPatch = (source: string, answer: string): Patched => {
  const text = answer.replaceAll('\r\n', '\n')
  const blocks = [...text.matchAll(block)]
  const opened = text.match(opening)?.length ?? 0
  if (opened === 0) return { kind: 'none' }
  if (blocks.length < opened) {
    return { kind: 'failed', reason: 'a SEARCH block is not closed; write <<<<<<< SEARCH, =======, >>>>>>> REPLACE' }
  }
  let changed = lines(source)
  for (const [index, [, search = '', replacement = '']] of blocks.entries()) {
    const wanted = lines(search)
    const which = `the SEARCH text of block ${index + 1}`
    const shown = `\`${wanted.find((line) => line.trim() !== '')?.trim() ?? ''}\``
    if (search.trim() === '') return { kind: 'failed', reason: `${which} is empty; copy the lines that are to change` }
    const [at, second] = places(changed, wanted)
    if (at === undefined)
      return { kind: 'failed', reason: `${which}, which begins with ${shown}, is not in the program` }
    if (second !== undefined) {
      return { kind: 'failed', reason: `${which}, which begins with ${shown}, is in the program more than once` }
    }
    changed = changed.toSpliced(at, wanted.length, ...(replacement === '' ? [] : lines(replacement)))
  }
  return {
    kind: 'patched',
    source: `${changed.join('\n').trimEnd()}\n`,
    blocks: blocks.length,
    start: blocks[0]?.index ?? 0,
  }
}
