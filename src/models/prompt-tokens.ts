/** A careful estimate of how many tokens a prompt has, and what it says about a server that counted fewer. */

import type { Message, Usage } from './model.ts'

/** Characters a token, where runs of white space count as one; tokenisers stay below it on English and on code. */
const mostCharactersPerToken = 6

/** Fewer tokens than this a prompt does not have, in any tokeniser in use. */
export const leastPromptTokens = (messages: readonly Message[]): number => {
  const characters = messages.reduce((sum, { content }) => sum + content.replace(/\s+/g, ' ').length, 0)
  return Math.floor(characters / mostCharactersPerToken)
}

/**
 * What the count of a server says: `cut` where it is too small for the prompt and exactly a context size (a multiple of
 * 1,024, alone or with the answer), as when a server drops the head of a prompt without a word; `suspicious` where it is
 * too small in another way, for some servers leave cached tokens out; otherwise `plausible`.
 */
export const judgePromptTokens = (messages: readonly Message[], usage: Usage): 'plausible' | 'suspicious' | 'cut' => {
  const { promptTokens, completionTokens } = usage
  if (promptTokens === 0 || promptTokens + (usage.cachedTokens ?? 0) >= leastPromptTokens(messages)) return 'plausible'
  const isContextSize = (tokens: number): boolean => tokens >= 1024 && tokens % 1024 === 0
  return isContextSize(promptTokens) || isContextSize(promptTokens + completionTokens) ? 'cut' : 'suspicious'
}
