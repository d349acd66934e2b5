/** Planning in Ferry. */

import type { ProblemDefinition } from 'heuristica/problem'
import { domainProblem } from '../domain-problem.ts'
import { ferry } from '../domains/ferry.ts'
import type { Plan } from '../plan.ts'
import type { Task } from '../task.ts'

const problem: ProblemDefinition<Task, Plan> = domainProblem('ferry', ferry)
export default problem
