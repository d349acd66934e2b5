/** Separates what a model thought from what it answered, where the server left both in one text. */

const opening = /^\s*<think(?:ing)?>/i
const closing = /<\/think(?:ing)?>/i
const anyOpening = /<think(?:ing)?>/i

/** An answer and the reasoning before it. */
export type SplitReply = { readonly text: string; readonly reasoning: string }

/**
 * Takes leading `<think>…</think>` blocks off, also where a chat template wrote the opening tag so that only the closing
 * one is in the reply. A block that never closes is reasoning to the end. Text without such tags is left as it is.
 */
export const splitReasoning = (reply: string): SplitReply => {
  const thoughts: string[] = []
  let rest = reply
  for (;;) {
    const opened = opening.exec(rest)
    const closed = closing.exec(rest)
    if (opened === null && closed === null) break
    if (opened === null) {
      const firstOpening = anyOpening.exec(rest)
      const closedFirst = closed !== null && (firstOpening === null || closed.index < firstOpening.index)
      if (!closedFirst) break
    }
    const from = opened === null ? 0 : opened[0].length
    if (closed === null) {
      thoughts.push(rest.slice(from))
      rest = ''
      break
    }
    thoughts.push(rest.slice(from, closed.index))
    rest = rest.slice(closed.index + closed[0].length)
  }
  const reasoning = thoughts
    .map((thought) => thought.trim())
    .filter((thought) => thought !== '')
    .join('\n\n')
  return { text: thoughts.length === 0 ? rest : rest.trimStart(), reasoning }
}
