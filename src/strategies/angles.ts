/** What makes prompts of one batch differ: where each part of the search looks. Equal prompts would mostly bring equal programs. */

/** For first programs. Ordered so that the first few already differ in kind, since small budgets use no more. */
export const angles: readonly string[] = [
  'take the strongest published heuristic that you know for this problem and go one step beyond it where it is known to be weak.',
  'reason from an exchange argument: when does putting one decision before another lower the objective? Build the rule from that condition.',
  'look ahead: estimate what a choice does to everything that is still to come, with the information about the rest that you are given.',
  'let the rule change with the situation: say which regimes there are, how they are recognised, and move smoothly between their rules.',
  'be different: leave the textbook forms aside and find another quantity that says what a good choice is.',
  'keep it small: one formula with two or three constants whose shape is right in the extremes.',
  'begin from the worst case of the usual rules: which instances fool them, and which term prevents it?',
  'weigh urgency against cost in one expression with nonlinear terms (ratios, exponentials, thresholds) instead of a sum.',
  'make everything relative: normalise by averages, totals or extremes of what is left, so that one rule fits all sizes.',
  'break ties well: take a good simple rule and decide near-ties by a second and third criterion.',
]

/** For changes of the best program. */
export const directions: readonly string[] = [
  'repair the groups of instances where it loses most. Say what goes wrong there, and add or change the condition that prevents it, without harm to the others.',
  'replace its weakest part. Keep the frame, and compute one of its terms in a different way, from different information.',
  'simplify it. Remove what does not pay and join conditions into one expression; then add one stronger idea in the place that has become free.',
  'use information that it does not use yet, of what the function is given, where it says most about the consequences of a choice.',
  'question its basic assumption. Keep what the results support, and rebuild the decision from another principle.',
]

/** For programs that are to rest on another principle than the best one. */
export const leaps: readonly string[] = [
  'estimate what a choice does to everything that is still to come, and let that estimate alone decide. Where the CPU time allows it, play a cheap rule forward from each choice and compare where it ends.',
  'begin from the solution: what do optimal solutions of the hardest instances look like, and what must a rule see to build them?',
  'give what is scarce a price that changes with the situation, and choose what is worth most after paying for what it uses up.',
  'turn the question round: say what must not be chosen now and why, and choose what is left.',
  'borrow from another problem of the same structure (scheduling, packing, routing, matching, queueing, control) a principle that nobody uses here.',
  'look at how what is left is distributed, not at the things one by one: keep it such that what comes later stays easy.',
]

/** The n-th text, from zero; once round, a number keeps later prompts different. */
export const rotate = (texts: readonly string[], n: number): string => {
  const round = Math.floor(n / texts.length)
  const text = texts[n % texts.length] as string
  return round === 0 ? text : `${text} (Round ${round + 1}: the obvious has been tried, so go on from there.)`
}
