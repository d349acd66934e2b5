/** Makes the problem of a planning domain: the same contract, driver and baselines for each, the domain's own tasks and brief. */

import {
  contract,
  defineProblem,
  list,
  meanObjective,
  number,
  type ProblemDefinition,
  record,
  vector,
  z,
} from 'heuristica/problem'
import { briefOf, familyKnowledge } from './brief.ts'
import type { PlanningDomain } from './domains/domain.ts'
import { drawPlan } from './draw.ts'
import { describe, instanceSchema } from './instance.ts'
import { maxExpansions, maxStates } from './limits.ts'
import { objectiveOf, type Plan, planOf } from './plan.ts'
import { readJsonFile, readPddlFile } from './read-pddl.ts'
import { fieldName } from './search/view.ts'
import { setsOf } from './sets.ts'
import { actionCount, type Task } from './task.ts'

/** One number for each name of PDDL. */
const numbers = (names: readonly string[], what: string) =>
  Object.fromEntries(
    names.map((name) => [fieldName(name), number({ range: [0, undefined], doc: `number of the ${what} ${name}` })]),
  )

const contractOf = ({ domain }: PlanningDomain) => {
  const objects = vector('arguments', { range: [0, undefined], doc: 'numbers of its objects, in order' })
  const predicate = number({ range: [0, undefined], doc: 'number of its predicate' })
  const facts = (length: string, doc: string) => vector(length, { range: [0, undefined], doc })
  return contract({
    name: 'value',
    doc: 'Estimates how far a state is from the goals; smaller is nearer, and Infinity says that no plan leads from there.',
    parameters: {
      state: record(
        {
          facts: facts('held', 'numbers of the facts that hold, in increasing order'),
          holds: vector('facts', { range: [0, 1], doc: '1 for each fact that holds, 0 for the others' }),
          unmet: number({ unit: 'goals', range: [0, undefined], doc: 'how many goals do not hold' }),
          depth: number({ unit: 'steps', range: [0, undefined], doc: 'steps by which the state was reached' }),
        },
        { doc: 'the state' },
      ),
      task: record(
        {
          predicates: record(
            numbers(
              domain.predicates.map(({ name }) => name),
              'predicate',
            ),
            { doc: 'predicates by name' },
          ),
          types: record(numbers(['object', ...domain.types.map(({ name }) => name)], 'type'), { doc: 'types by name' }),
          schemas: record(
            numbers(
              domain.actions.map(({ name }) => name),
              'action schema',
            ),
            { doc: 'action schemas by name' },
          ),
          objects: list(record({ type: number({ range: [0, undefined], doc: 'number of its type' }) }), 'objects', {
            doc: 'the objects',
          }),
          facts: list(
            record({
              predicate,
              objects,
              negated: number({ range: [0, 1], doc: '1 where the fact holds when the atom does not' }),
            }),
            'facts',
            { doc: 'what each fact says' },
          ),
          statics: list(record({ predicate, objects }), 'statics', { doc: 'atoms that hold in every state' }),
          goal: facts('goals', 'numbers of the facts that have to hold in the end'),
          actions: list(
            record({
              schema: number({ range: [0, undefined], doc: 'number of its action schema' }),
              objects,
              needs: facts('needs', 'facts that have to hold before it'),
              adds: facts('adds', 'facts that hold after it'),
              deletes: facts('deletes', 'facts that do not hold after it'),
            }),
            'actions',
            { doc: 'all actions that can ever be applied' },
          ),
        },
        { doc: 'the task; the same frozen object in every call' },
      ),
    },
    returns: number({ doc: 'value: the smallest is expanded next' }),
  })
}

/** Names that tell nothing, for everything that the contract names. */
const anonymousNames = ({ domain }: PlanningDomain): Readonly<Record<string, string>> => {
  const parts =
    'facts holds unmet depth predicates types schemas objects type predicate negated statics goal actions schema needs adds deletes held goals arguments'
  const own = [...domain.predicates, { name: 'object' }, ...domain.types, ...domain.actions].map(({ name }) =>
    fieldName(name),
  )
  const inner = [...new Set([...parts.split(' '), ...own])]
  return {
    value: 'heuristic',
    state: 'x',
    task: 'y',
    ...Object.fromEntries(inner.map((name, at) => [name, `z${at + 1}`])),
  }
}

const baselines = '../../heuristic/baselines/'

/** The definition; `name` is that of the problem's folder. */
export const domainProblem = (name: string, one: PlanningDomain): ProblemDefinition<Task, Plan> =>
  defineProblem({
    family: 'planning',
    name: `planning/${name}`,
    title: `Classical planning in ${one.name}: the heuristic value of a state`,
    brief: briefOf(one),
    knowledge: familyKnowledge,
    anonymous: {
      brief:
        'A search goes from state to state of a system that you cannot see; it ends in a state in which everything in a list holds. Of all states that were met, the one with the smallest result of the function goes next. `x` tells of a state, `y` of the system: all is numbers, and their names tell nothing, but `y` says for every change what it needs, adds and takes away. What counts is in how few steps the search ends.',
      names: anonymousNames(one),
    },
    heuristic: [contractOf(one)],
    instance: instanceSchema,
    solution: planOf,
    size: actionCount,
    group: ({ domain }) => domain,
    describe,
    sets: setsOf(one),
    driver: '../heuristic/driver',
    settings: z.object({
      search: z.enum(['greedy', 'astar']).default('greedy'),
      expansions: z.int().min(1).max(maxExpansions).default(1000),
      states: z.int().min(1).max(maxStates).default(20_000),
      measure: z.enum(['expanded', 'generated', 'steps', 'unsolved']).default('expanded'),
    }),
    objective: objectiveOf,
    metric: meanObjective,
    references: { steps: '../reference' },
    draw: drawPlan,
    read: { '.pddl': readPddlFile, '.json': readJsonFile },
    seed: 'goal count',
    rivals: ['FF', 'additive'],
    // 20 times the relaxed heuristics where they find no plan: they look at every action in every state.
    allowance: (task) => 300 + 20 * actionCount(task),
    baselines: [
      { name: 'blind', file: `${baselines}blind.js`, source: 'breadth-first search' },
      { name: 'goal count', file: `${baselines}goal-count.js`, source: 'Fikes, Nilsson 1971' },
      { name: 'additive', file: `${baselines}h-add.js`, source: 'Bonet, Geffner 2001' },
      { name: 'FF', file: `${baselines}h-ff.js`, source: 'Hoffmann, Nebel 2001; Keyder, Geffner 2008' },
      { name: 'h max', file: `${baselines}h-max.js`, source: 'Bonet, Geffner 2001' },
    ],
  })
