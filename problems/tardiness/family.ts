/** What the family's problems share: instances, sets, objective, metric, references, readers. */

import { permutationOf, pooledGap, type ProblemDefinition } from 'heuristica/problem'
import { drawSchedule } from './draw.ts'
import { describe, type Instance, instanceSchema } from './instance.ts'
import { sets } from './instances.ts'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'
import { totalTardiness } from './total-tardiness.ts'

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
  | 'read'
  | 'draw'
> = {
  family: 'tardiness',
  instance: instanceSchema,
  solution: (value, { p }) => permutationOf(value, p.length),
  size: ({ p }) => p.length,
  describe,
  sets,
  driver: 'driver',
  objective: totalTardiness,
  metric: pooledGap,
  rivals: ['MDD', 'MDDC'],
  references: { exact: '../reference', mip: '../reference-mip' },
  draw: drawSchedule,
  read: { '.json': readJsonFile, '.txt': readOrLibrary },
}
