/** The prompts of a run, from the templates that it kept. */

import { swapNames } from '../candidate/rename.ts'
import { anonymousInputs, anonymousProblem } from '../prompts/anonymous.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { cpuLimit } from '../prompts/cpu-limit.ts'
import { renderPrompt } from '../prompts/render.ts'
import { shorterInputs } from '../prompts/shorter-inputs.ts'
import { renderRepair } from '../prompts/repair.ts'
import type { Templates } from '../prompts/templates.ts'
import type { PromptProblem } from '../prompts/view.ts'
import type { Rendering, View } from './proposing.ts'

export const createRendering = ({
  templates,
  strategy,
  problem,
}: {
  readonly templates: Templates
  readonly strategy: string
  readonly problem: LoadedProblem
}): Rendering => {
  const definition: PromptProblem = { ...problem.definition, cpuLimit: cpuLimit(problem) }
  const anonymous = anonymousProblem(definition)
  const names = definition.anonymous?.names ?? {}
  const wholeView = (view: View): PromptProblem => {
    if (!view.anonymous) return definition
    if (anonymous === undefined) throw new TypeError(`${definition.name} has no black-box view`)
    return anonymous
  }
  const seen = (view: View): PromptProblem => {
    const whole = wholeView(view)
    const { role } = view
    if (role === undefined) return whole
    const heuristic = whole.heuristic.filter((_, at) => definition.heuristic[at]?.name === role)
    if (heuristic.length === 0) throw new TypeError(`${definition.name} has no role ${role}`)
    return { ...whole, heuristic }
  }
  const translate: Rendering['translate'] = (source, view) => (view.anonymous ? swapNames(source, names) : source)
  const operator: Rendering['operator'] = (name, inputs, view) =>
    renderPrompt({
      templates,
      strategy,
      operator: name,
      problem: seen(view),
      inputs: view.anonymous ? anonymousInputs(inputs, names) : inputs,
    })
  return {
    translate,
    functions: (view) => seen(view).heuristic.map((contract) => contract.name),
    operator,
    shorter: (name, inputs, view) => shorterInputs(inputs).map((fewer) => operator(name, fewer, view)),
    repair: (draft, answer, view) =>
      renderRepair({
        templates,
        problem: seen(view),
        failure: {
          source: draft.source === '' ? undefined : translate(draft.source, view),
          answer,
          kind: draft.outcome.kind,
          detail: draft.outcome.detail,
        },
      }),
  }
}
