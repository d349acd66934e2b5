/** Which graded answers a model is trained on: the best ones to imitate, or pairs of a better and a worse one to the same prompt. */

import type { Message } from '../models/model.ts'
import type { GradedAnswer } from './graded-answers.ts'

/** An answer worth imitating. */
export type Example = { readonly messages: readonly Message[]; readonly text: string }

/** Two answers to the same prompt. */
export type Preference = { readonly messages: readonly Message[]; readonly chosen: string; readonly rejected: string }

const byMetric = (a: GradedAnswer, b: GradedAnswer): number =>
  a.metric === b.metric ? 0 : a.metric < b.metric ? -1 : 1

/** The best share of the answers whose program ran, at least one of them, best first; of equal texts to the same prompt only the first. */
export const chooseExamples = (
  answers: readonly GradedAnswer[],
  { share }: { readonly share: number },
): readonly Example[] => {
  const ran = answers.filter(({ metric }) => Number.isFinite(metric))
  const different = [
    ...new Map(ran.toReversed().map((one) => [JSON.stringify([one.messages, one.text]), one])).values(),
  ]
  const best = different.toReversed().toSorted(byMetric)
  return best.slice(0, Math.ceil(share * best.length)).map(({ messages, text }) => ({ messages, text }))
}

/** By how much the worse of two metrics exceeds the better, as a share of the larger magnitude; infinite where the worse did not run. */
const marginOf = (better: GradedAnswer, worse: GradedAnswer): number => {
  if (worse.metric === Infinity) return better.metric === Infinity ? 0 : Infinity
  const scale = Math.max(Math.abs(better.metric), Math.abs(worse.metric))
  return scale === 0 ? 0 : (worse.metric - better.metric) / scale
}

/**
 * Pairs within each prompt: the best answer with the worst, the second best with the second worst, and so on while the margin between them
 * is at least `margin`; so no answer is used twice. Prompts in the order of their first answers.
 */
export const choosePreferences = (
  answers: readonly GradedAnswer[],
  { margin }: { readonly margin: number },
): readonly Preference[] => {
  const groups = Map.groupBy(answers, ({ messages }) => JSON.stringify(messages))
  return [...groups.values()].flatMap((group) => {
    const ranked = group.toSorted(byMetric)
    const pairs: Preference[] = []
    for (let i = 0; i < Math.floor(ranked.length / 2); i += 1) {
      const [better, worse] = [ranked[i], ranked.at(-1 - i)]
      if (better === undefined || worse === undefined) break
      const size = marginOf(better, worse)
      if (size === 0 || size < margin) break
      pairs.push({ messages: better.messages, chosen: better.text, rejected: worse.text })
    }
    return pairs
  })
}
