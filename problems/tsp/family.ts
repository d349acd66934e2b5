/** What the family's problems share: instances, sets, objective, metric, references, readers, drawing. */

import { Infeasible, meanGap, permutationOf, type ProblemDefinition } from 'heuristica/problem'
import { tourLength } from './distances.ts'
import { drawTour } from './draw.ts'
import { describe, type Instance, instanceSchema } from './instance.ts'
import { generatedSets } from './instances.ts'
import { readJsonFile } from './read-json.ts'
import { readTsplib } from './read-tsplib.ts'

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
  | 'draw'
  | 'read'
> = {
  family: 'tsp',
  instance: instanceSchema,
  solution: (value, { x }) => {
    // A driver says in words what answer it could not go on with.
    if (typeof value === 'string') throw new Infeasible(value)
    return permutationOf(value, x.length)
  },
  size: ({ x }) => x.length,
  group: ({ weight, x }) => `${weight} ${x.length}`,
  describe,
  sets: generatedSets,
  driver: 'driver',
  objective: tourLength,
  metric: meanGap,
  references: { best: '../reference', exact: '../reference-exact', tour: '../reference-tour' },
  draw: drawTour,
  read: { '.json': readJsonFile, '.tsp': readTsplib },
}
