/** The strategies that are shipped. */

import type { Strategy } from '../discovery/strategy.ts'
import { bestOf } from './best-of.ts'
import { directional } from './directional.ts'
import { eoh } from './eoh.ts'
import { evotune } from './evotune.ts'
import { funsearch } from './funsearch.ts'
import { gLns } from './g-lns.ts'
import { geneticProgramming } from './genetic-programming.ts'
import { hillClimb } from './hill-climb.ts'
import { llamea } from './llamea.ts'
import { mapElites } from './map-elites.ts'
import { mcts } from './mcts.ts'
import { meoh } from './meoh.ts'
import { moh } from './moh.ts'
import { opro } from './opro.ts'
import { reevo } from './reevo.ts'
import { reflective } from './reflective.ts'

export const strategies: readonly Strategy[] = [
  reflective,
  bestOf,
  hillClimb,
  opro,
  directional,
  funsearch,
  eoh,
  reevo,
  mcts,
  llamea,
  meoh,
  mapElites,
  gLns,
  evotune,
  moh,
  geneticProgramming,
] as readonly Strategy[]
