/** Planning in Transport. */

import type { ProblemDefinition } from 'heuristica/problem'
import { domainProblem } from '../domain-problem.ts'
import { transport } from '../domains/transport.ts'
import type { Plan } from '../plan.ts'
import type { Task } from '../task.ts'

const problem: ProblemDefinition<Task, Plan> = domainProblem('transport', transport)
export default problem
