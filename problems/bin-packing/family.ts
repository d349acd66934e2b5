/** What the family's problems share: instances, objective, metric, references, readers, drawing. */

import { pooledGap, type ProblemDefinition } from 'heuristica/problem'
import { draw } from './draw.ts'
import { describe, groupOf, type Instance, instanceSchema } from './instance.ts'
import { binsUsed, type Packing, packingOf } from './packing.ts'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'

type Definition = ProblemDefinition<Instance, Packing>

/** The shared part of a definition; file names are relative to a problem's folder. */
export const family: Pick<
  Definition,
  | 'family'
  | 'instance'
  | 'solution'
  | 'size'
  | 'group'
  | 'describe'
  | 'driver'
  | 'objective'
  | 'metric'
  | 'references'
  | 'draw'
  | 'read'
> = {
  family: 'bin-packing',
  instance: instanceSchema,
  solution: packingOf,
  size: ({ sizes }) => sizes.length,
  group: groupOf,
  describe,
  driver: 'driver',
  objective: binsUsed,
  metric: pooledGap,
  references: { l2: '../reference', l1: '../reference-l1' },
  draw,
  read: { '.json': readJsonFile, '.txt': readOrLibrary },
}
