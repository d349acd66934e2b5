/** Planning in Blocksworld, the family's default; the other domains' problems are named after them. */

import type { ProblemDefinition } from 'heuristica/problem'
import { domainProblem } from '../domain-problem.ts'
import { blocksworld } from '../domains/blocksworld.ts'
import type { Plan } from '../plan.ts'
import type { Task } from '../task.ts'

const problem: ProblemDefinition<Task, Plan> = { ...domainProblem('heuristic', blocksworld), default: true }
export default problem
