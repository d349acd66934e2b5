/** The strategies that are shipped. */

import type { Strategy } from '../discovery/strategy.ts'
import { geneticProgramming } from './genetic-programming.ts'
import { reflective } from './reflective.ts'

export const strategies: readonly Strategy[] = [reflective, geneticProgramming] as readonly Strategy[]
