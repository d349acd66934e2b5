/** Renders a strategy's prompt: what the task is in the system message, what to do now in the user's. */

import { checkTags, fill, systemTemplate, type Templates } from './tags.ts'
import { type Inputs, type PromptProblem, promptView } from './view.ts'

/** One message of a prompt. */
export type PromptMessage = { readonly role: 'system' | 'user'; readonly content: string }

/**
 * The messages of an operator: `<strategy>/<operator>.md` for the user, and for the system `system/generate.md` (the answer is a program)
 * or the one that the operator's template names in a comment, as `{{! system: reflect }}` (the answer is text). The system message depends
 * on the problem alone, so that servers can cache it. Throws `InputError` naming the file that is missing or uses a tag that it is not given.
 */
export const renderPrompt = (options: {
  readonly templates: Templates
  readonly strategy: string
  readonly operator: string
  readonly problem: PromptProblem
  readonly inputs: Inputs
}): readonly PromptMessage[] => {
  const { templates, strategy, operator, problem, inputs } = options
  const path = `${strategy}/${operator}.md`
  const render = (file: string, given: Inputs): string => {
    const { shape, view } = promptView(problem, given)
    checkTags(templates, file, shape)
    return fill(templates, file, view)
  }
  return [
    { role: 'system', content: render(systemTemplate(templates, path), {}) },
    { role: 'user', content: render(path, inputs) },
  ]
}
