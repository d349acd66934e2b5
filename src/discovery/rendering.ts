/** The prompts of a run, from the templates that it kept. */

import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { renderPrompt } from '../prompts/render.ts'
import { shorterInputs } from '../prompts/shorter-inputs.ts'
import { renderRepair } from '../prompts/repair.ts'
import type { Templates } from '../prompts/templates.ts'
import type { Rendering } from './proposing.ts'

export const createRendering = ({
  templates,
  strategy,
  problem,
}: {
  readonly templates: Templates
  readonly strategy: string
  readonly problem: LoadedProblem
}): Rendering => ({
  operator: (operator, inputs) => renderPrompt({ templates, strategy, operator, problem: problem.definition, inputs }),
  shorter: (operator, inputs) =>
    shorterInputs(inputs).map((fewer) =>
      renderPrompt({ templates, strategy, operator, problem: problem.definition, inputs: fewer }),
    ),
  repair: (draft, answer) =>
    renderRepair({
      templates,
      problem: problem.definition,
      failure: {
        source: draft.source === '' ? undefined : draft.source,
        answer,
        kind: draft.outcome.kind,
        detail: draft.outcome.detail,
      },
    }),
})
