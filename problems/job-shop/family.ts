/** What problems on job shops share: instances, sets, objective, metric, references, readers. */

import { meanGap, type ProblemDefinition } from 'heuristica/problem'
import { drawSchedule } from './draw.ts'
import { describe, type Instance, instanceSchema, sizeClass } from './instance.ts'
import { generatedSets } from './instances.ts'
import { readJsonFile } from './read-json.ts'
import { readTextFile } from './read-text.ts'
import { makespan, parseOrder } from './schedule.ts'
import { taillardSets } from './taillard.ts'

type Definition = ProblemDefinition<Instance, Int32Array>

/** The shared part of a definition; file names are relative to a problem's folder. */
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
  | 'metric'
  | 'references'
  | 'rivals'
  | 'read'
  | 'draw'
> = {
  family: 'job-shop',
  instance: instanceSchema,
  solution: parseOrder,
  size: ({ p }) => p.length,
  group: sizeClass,
  describe,
  sets: { ...generatedSets, ...taillardSets },
  driver: 'driver',
  objective: makespan,
  metric: meanGap,
  rivals: ['MWKR', 'FDD/MWKR'],
  references: { best: '../reference', bound: '../reference-bound' },
  draw: drawSchedule,
  read: { '.json': readJsonFile, '.txt': readTextFile, '.jsp': readTextFile },
}
