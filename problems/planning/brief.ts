/** What a model is told of the family, for the domain that its heuristic is for. */

import type { PlanningDomain } from './domains/domain.ts'
import { sizesOf } from './domains/domain.ts'
import { printDomain, printProblem } from './pddl/print.ts'
import { problemOf } from './sets.ts'

/** A small task of the domain, as an example; none that any set holds. */
const example = (one: PlanningDomain): string => {
  const [smallest = []] = sizesOf(one.train)
  return printProblem(problemOf(one, smallest, 1, `${one.name}-example`))
}

/** The task, the domain in PDDL, and what is to be written. */
export const briefOf = (
  one: PlanningDomain,
): string => `Classical planning in one domain: ${one.name}. A task has objects, facts that hold at the beginning, and goals; a plan is a sequence of actions after which all goals hold. Plans are searched for by greedy best-first search: of all states that were met and not expanded yet, the one with the smallest heuristic value is expanded, the one that was met first where values are equal; every successor that is new is given its value once. The search ends with a plan when it takes a state in which all goals hold. It may expand 1,000 states and meet 20,000.

The domain, in PDDL:

\`\`\`
${printDomain(one.domain)}
\`\`\`

A small task:

\`\`\`
${example(one)}
\`\`\`

You write the heuristic: an estimate, for a state, of how far it is from the goals; smaller is nearer. It is for this domain alone, and for tasks of any size. It need not be admissible: what counts is the order in which states are expanded. Return Infinity for a state from which no plan can lead; it is dropped. The objective, to be minimised, is the decimal logarithm of the number of states expanded until a plan is found, plus one; a task that is not solved counts from 10 to 11, by the share of its goals that are unmet in the best state. Test tasks are larger than those for training.

Facts, objects, predicates and so on are numbers from 0. \`task.predicates\`, \`task.types\` and \`task.schemas\` tell the numbers by name, as in \`task.facts[fact].predicate === task.predicates.…\`; names with hyphens or underscores are written as in \`onTable\`, and \`in\` as \`in_\`. Facts that never change are not in a state but in \`task.statics\`. \`task\` is the same frozen object in every call for a task: keep what you work out once in a \`WeakMap\` with the task as its key. Everything else must depend on the arguments alone.`

/** Hints from the literature. */
export const familyKnowledge = `- Counting unmet goals (state.unmet) is quick and blind to everything else: goals that must be given up again, and work that several goals share.
- FF's heuristic (Hoffmann and Nebel 2001) counts the actions of a plan for the task without deletes; the additive heuristic (Bonet and Geffner 2001) adds up what each goal costs. Both are general, slow, and miss what is deleted: a hand that is full, a spanner that breaks, a way without return.
- A heuristic for one domain can count what every plan has to do: things to be moved, each with its pick-up and put-down, and what stands in their way; and it can see dead ends.
- Ties matter: where many states have the same value, the search is breadth-first among them. Let every useful action lower the value, the pick-up as well as the put-down.
- Heuristics that language models wrote for single domains solved more tasks than any of the general ones (Corrêa, Pereira and Seipp 2025).`
