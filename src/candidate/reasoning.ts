/** Separates what a model thought aloud from what it answered. */

const tag = '(?:think|thinking|thought|reasoning)'
const closed = new RegExp(`<${tag}>[\\s\\S]*?</${tag}>`, 'gi')
const lastClosing = new RegExp(`^[\\s\\S]*</${tag}>`, 'i')
const unclosed = new RegExp(`(^|\\n)[ \\t]*<${tag}>[\\s\\S]*$`, 'i')

/**
 * The answer without reasoning blocks, with plain line ends. Servers that swallow the opening tag leave a closing one: what stands before it
 * is reasoning; a block that is never closed reaches to the end.
 */
export const withoutReasoning = (completion: string): string => {
  const text = completion.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const final = /<\|channel\|>final<\|message\|>([\s\S]*)$/.exec(text)?.[1] ?? text
  return final
    .replace(/<\|(?:end|return|im_end|eot_id)\|>\s*$/, '')
    .replace(closed, '\n')
    .replace(lastClosing, '')
    .replace(unclosed, '$1')
}
