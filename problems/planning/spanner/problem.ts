/** Planning in Spanner. */

import type { ProblemDefinition } from 'heuristica/problem'
import { domainProblem } from '../domain-problem.ts'
import { spanner } from '../domains/spanner.ts'
import type { Plan } from '../plan.ts'
import type { Task } from '../task.ts'

const problem: ProblemDefinition<Task, Plan> = domainProblem('spanner', spanner)
export default problem
