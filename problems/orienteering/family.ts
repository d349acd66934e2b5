/** What the family's problems share: instances, sets, objective, metric, references, readers, drawing. */

import { meanGap, type ProblemDefinition } from 'heuristica/problem'
import { collected } from './collected.ts'
import { drawTour } from './draw.ts'
import { describe, type Instance, instanceSchema } from './instance.ts'
import { sets } from './instances.ts'
import { pathOf } from './path.ts'
import { readJsonFile } from './read-json.ts'

type Definition = ProblemDefinition<Instance, Int32Array>

/** The shared part of a definition; file names are relative to a problem's folder. Prizes are negated here and nowhere else. */
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
  family: 'orienteering',
  instance: instanceSchema,
  solution: pathOf,
  size: ({ x }) => x.length,
  group: ({ x }) => `${x.length} nodes`,
  describe,
  sets,
  driver: 'driver',
  objective: (instance, path) => -collected(instance, path),
  present: (objective) => -objective,
  metric: meanGap,
  references: { best: '../reference' },
  draw: drawTour,
  read: { '.json': readJsonFile },
}
