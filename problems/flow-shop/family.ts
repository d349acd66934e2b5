/** What the family's problems share: instances, sets, objective, metric, references, readers. */

import { meanGap, permutationOf, type ProblemDefinition } from 'heuristica/problem'
import { drawSchedule } from './draw.ts'
import { describe, type Instance, instanceSchema, sizeClass } from './instance.ts'
import { generatedSets } from './instances.ts'
import { readJsonFile } from './read-json.ts'
import { readTextFile } from './read-text.ts'
import { makespan } from './schedule.ts'
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
  family: 'flow-shop',
  instance: instanceSchema,
  solution: (value, { p }) => permutationOf(value, p.length),
  size: ({ p }) => p.length,
  group: sizeClass,
  describe,
  sets: { ...generatedSets, ...taillardSets },
  driver: 'driver',
  objective: makespan,
  metric: meanGap,
  rivals: ['NEHFF', 'after EoH', 'penalties'],
  references: { best: '../reference', bound: '../reference-bound', 'taillard-1993': '../reference-first' },
  draw: drawSchedule,
  read: { '.json': readJsonFile, '.txt': readTextFile, '.fsp': readTextFile },
}
