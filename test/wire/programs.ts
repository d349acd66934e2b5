/** Answers for servers of tests: small programs for the example problem `makespan`, each another one. */

import { delta, status, stream, usage, type Behaviour } from './server.ts'

/** The n-th of many different rules. */
export const programNumber = (n: number): string =>
  `Idea: long ones first, more or less.\n\n\`\`\`js\nexport function rate(time, meanTime, load) {\n  return -time * (1 + ${n} / (meanTime + ${n}))\n}\n\`\`\`\n`

/** A server that serves the models and answers every question with another program. */
export const writesPrograms = (
  models: readonly string[],
  { promptTokens = 2000, completionTokens = 100 }: { promptTokens?: number; completionTokens?: number } = {},
): Behaviour => {
  let asked = 0
  return (response, seen) => {
    if (seen.path.endsWith('/models')) {
      status(200, { data: models.map((id) => ({ id })) })(response, seen)
      return
    }
    asked += 1
    const answer = delta({ content: programNumber(asked) }, 'stop')
    stream(answer, usage(promptTokens, completionTokens), '[DONE]')(response, seen)
  }
}
