/** What the family's problems share: instances, sets, objective, metric, references, readers, drawing. */

import { permutationOf, pooledGap, type ProblemDefinition } from 'heuristica/problem'
import { drawSchedule } from './draw.ts'
import { describe, type Instance, instanceSchema } from './instance.ts'
import { generatedSets } from './instances.ts'
import { librarySets } from './library.ts'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'
import { weightedTardiness } from './weighted-tardiness.ts'

type Definition = ProblemDefinition<Instance, Int32Array>

/** The shared part of a definition; file names are relative to a problem's folder. */
export const family: Pick<
  Definition,
  | 'family'
  | 'instance'
  | 'solution'
  | 'size'
  | 'describe'
  | 'sets'
  | 'driver'
  | 'objective'
  | 'metric'
  | 'references'
  | 'rivals'
  | 'draw'
  | 'read'
> = {
  family: 'weighted-tardiness',
  instance: instanceSchema,
  solution: (value, { p }) => permutationOf(value, p.length),
  size: ({ p }) => p.length,
  describe,
  sets: { ...generatedSets, ...librarySets },
  driver: 'driver',
  objective: weightedTardiness,
  metric: pooledGap,
  references: { best: '../reference' },
  rivals: ['ATC', 'WMDD'],
  draw: drawSchedule,
  read: { '.json': readJsonFile, '.txt': readOrLibrary },
}
