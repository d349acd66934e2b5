/** What the family's problems share: instances, sets, objective, metric, references, readers, drawing. */

import { Infeasible, meanGap, type ProblemDefinition } from 'heuristica/problem'
import { cvrplibSets } from './cvrplib.ts'
import { drawRoutes } from './draw.ts'
import { customersIn, describe, type Instance, instanceSchema } from './instance.ts'
import { generatedSets } from './instances.ts'
import { readJsonFile } from './read-json.ts'
import { readVrp } from './read-vrp.ts'
import type { Routes } from './parse-routes.ts'
import { routesOf, totalLength } from './routes.ts'

type Definition = ProblemDefinition<Instance, Routes>

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
  family: 'cvrp',
  instance: instanceSchema,
  solution: (value, instance) => {
    // A driver says in words what answer it could not go on with.
    if (typeof value === 'string') throw new Infeasible(value)
    return routesOf(value, instance)
  },
  size: customersIn,
  group: (instance) => `${instance.weight} ${customersIn(instance)}`,
  describe,
  sets: { ...generatedSets, ...cvrplibSets },
  driver: 'driver',
  objective: totalLength,
  metric: meanGap,
  references: { best: '../reference', solution: '../reference-solution' },
  draw: drawRoutes,
  read: { '.json': readJsonFile, '.vrp': readVrp },
}
