/** Planning in Miconic. */

import type { ProblemDefinition } from 'heuristica/problem'
import { domainProblem } from '../domain-problem.ts'
import { miconic } from '../domains/miconic.ts'
import type { Plan } from '../plan.ts'
import type { Task } from '../task.ts'

const problem: ProblemDefinition<Task, Plan> = domainProblem('miconic', miconic)
export default problem
