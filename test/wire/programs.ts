/** Answers for servers of tests: small programs for the tardiness problem, each another one. */

import { delta, stream, usage, type Behaviour } from './server.ts'

/** An answer that holds the rule `-(…)`. */
export const answerWith = (expression: string): string =>
  `Idea: a variant of the modified due date.\n\n\`\`\`js\nexport function priority(job, now, pending) {\n  return ${expression}\n}\n\`\`\`\n`

/** The n-th of many different rules. */
export const programNumber = (n: number): string => answerWith(`-Math.max(now + ${1 + n / 100} * job.p, job.d)`)

/** A server that serves the models and answers every question with another program. */
export const writesPrograms = (
  models: readonly string[],
  { promptTokens = 2000, completionTokens = 100 }: { promptTokens?: number; completionTokens?: number } = {},
): Behaviour => {
  let asked = 0
  return (response, seen) => {
    if (seen.path.endsWith('/models')) {
      const text = JSON.stringify({ data: models.map((id) => ({ id })) })
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(text)
    }
    asked += 1
    const answer = delta({ content: programNumber(asked) }, 'stop')
    stream(answer, usage(promptTokens, completionTokens), '[DONE]')(response, seen)
  }
}
