/** The planning domains that ship. */

import type { Domain } from '../pddl/syntax.ts'
import { blocksworld } from './blocksworld.ts'
import { childsnack } from './childsnack.ts'
import type { PlanningDomain } from './domain.ts'
import { ferry } from './ferry.ts'
import { miconic } from './miconic.ts'
import { spanner } from './spanner.ts'
import { transport } from './transport.ts'

export const planningDomains: readonly PlanningDomain[] = [blocksworld, childsnack, ferry, miconic, spanner, transport]

/** As PDDL knows them. */
export const domains: readonly Domain[] = planningDomains.map(({ domain }) => domain)
