/** What the family's problems share: instances, sets, objective, metric, references, readers, drawing. */

import { meanGap, type ProblemDefinition } from 'heuristica/problem'
import { drawPacking } from './draw.ts'
import { describe, type Instance, instanceSchema } from './instance.ts'
import { generatedSets } from './instances.ts'
import { itemsOf } from './items.ts'
import { packed } from './packed.ts'
import { librarySets, reevoSets } from './published-sets.ts'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'

type Definition = ProblemDefinition<Instance, Int32Array>

/** The shared part of a definition; file names are relative to a problem's folder. Prizes are negated here and in the references, and nowhere else. */
export const family: Pick<
  Definition,
  | 'family'
  | 'instance'
  | 'solution'
  | 'size'
  | 'group'
  | 'describe'
  | 'sets'
  | 'driver'
  | 'objective'
  | 'present'
  | 'metric'
  | 'references'
  | 'draw'
  | 'read'
> = {
  family: 'knapsack',
  instance: instanceSchema,
  solution: itemsOf,
  size: ({ prize }) => prize.length,
  group: ({ prize, capacity }) => `${prize.length} × ${capacity.length}`,
  describe,
  sets: { ...generatedSets, ...reevoSets, ...librarySets },
  driver: 'driver',
  objective: (instance, items) => -packed(instance, items),
  present: (objective) => -objective,
  metric: meanGap,
  references: { bound: '../reference', exact: '../reference-exact' },
  draw: drawPacking,
  read: { '.json': readJsonFile, '.txt': readOrLibrary },
}
