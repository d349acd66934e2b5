/** Planning in Childsnack. */

import type { ProblemDefinition } from 'heuristica/problem'
import { domainProblem } from '../domain-problem.ts'
import { childsnack } from '../domains/childsnack.ts'
import type { Plan } from '../plan.ts'
import type { Task } from '../task.ts'

const problem: ProblemDefinition<Task, Plan> = domainProblem('childsnack', childsnack)
export default problem
