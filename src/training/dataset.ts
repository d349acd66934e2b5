/** Training files: one JSON object a line, in the forms that trainers publish. */

import { z } from 'zod'
import { chooseExamples, choosePreferences, type Example, type Preference } from './select.ts'
import type { GradedAnswer } from './graded-answers.ts'

/** `sft` and `dpo` are the conversational prompt–completion and preference forms of TRL; the others are those of OpenAI's fine-tuning. */
export const datasetFormats = ['sft', 'dpo', 'openai-sft', 'openai-dpo'] as const
export type DatasetFormat = (typeof datasetFormats)[number]

const text = z.string().min(1)
const asked = z.array(z.strictObject({ role: z.enum(['system', 'user']), content: text })).min(1)
const said = z.tuple([z.strictObject({ role: z.literal('assistant'), content: text })])

/** The published form of each line, as narrow as this package writes it. */
export const datasetLines: Readonly<Record<DatasetFormat, z.ZodType>> = {
  sft: z.strictObject({ prompt: asked, completion: said }),
  dpo: z.strictObject({ prompt: asked, chosen: said, rejected: said }),
  'openai-sft': z.strictObject({
    messages: z
      .array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: text }))
      .min(2)
      .refine((messages) => messages.at(-1)?.role === 'assistant', 'the last message is the assistant’s'),
  }),
  'openai-dpo': z.strictObject({
    input: z.strictObject({ messages: asked }),
    preferred_output: said,
    non_preferred_output: said,
  }),
}

const assistant = (content: string): object => ({ role: 'assistant', content })

const example = (format: DatasetFormat, { messages, text }: Example): object =>
  format === 'sft' ? { prompt: messages, completion: [assistant(text)] } : { messages: [...messages, assistant(text)] }

const preference = (format: DatasetFormat, { messages, chosen, rejected }: Preference): object =>
  format === 'dpo'
    ? { prompt: messages, chosen: [assistant(chosen)], rejected: [assistant(rejected)] }
    : { input: { messages }, preferred_output: [assistant(chosen)], non_preferred_output: [assistant(rejected)] }

export type Dataset = {
  /** One JSON object a line, ending in a line break; empty without lines. */
  readonly text: string
  readonly lines: number
}

/**
 * A training file from graded answers of one problem: of the `sft` forms the best `share` of them, of the `dpo` forms pairs that differ by at
 * least `margin` (see `choosePreferences`). Every line is checked against its form.
 */
export const datasetOf = (
  answers: readonly GradedAnswer[],
  format: DatasetFormat,
  { share, margin }: { readonly share: number; readonly margin: number },
): Dataset => {
  const objects = format.endsWith('sft')
    ? chooseExamples(answers, { share }).map((one) => example(format, one))
    : choosePreferences(answers, { margin }).map((one) => preference(format, one))
  const lines = objects.map((one) => `${JSON.stringify(datasetLines[format].parse(one))}\n`)
  return { text: lines.join(''), lines: lines.length }
}
