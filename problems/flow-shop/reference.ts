/** The family's reference: what is known of Taillard's instances, otherwise the best sequence of an iterated greedy search. */

import { type Random, randomStream, type Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { insertions, timesOf } from './insertion.ts'
import { insertionDescent, nehSequence } from './search.ts'
import { bestKnown } from './taillard.ts'

const iterations = 1500
const taken = 4
/** Share of the mean processing time that is the temperature. */
const warmth = 0.04

/** The shortest makespan found: R. Ruiz and T. Stützle, European Journal of Operational Research 177(3), 2007, with counts for seconds. */
export const iteratedGreedy = ({ p }: Pick<Instance, 'p'>, random: Random, rounds: number = iterations): number => {
  const times = timesOf(p)
  const { jobs, machines, values } = times
  const places = insertions(times)
  const descend = insertionDescent(times)
  const temperature = (warmth * values.reduce((sum, time) => sum + time, 0)) / (jobs * machines)
  let order = nehSequence(times)
  let current = descend(order)
  let shortest = current
  for (let round = 0; round < rounds; round++) {
    const rest = Array.from(order)
    const out = Array.from(
      { length: Math.min(taken, jobs - 1) },
      () => rest.splice(random.index(rest.length), 1)[0] as number,
    )
    for (const job of out) rest.splice(places.evaluate(rest, rest.length, job), 0, job)
    const next = Int32Array.from(rest)
    const found = descend(next)
    shortest = Math.min(shortest, found)
    if (found > current && random.next() > Math.exp((current - found) / temperature)) continue
    order = next
    current = found
  }
  return shortest
}

const reference = (instance: Instance): Reference =>
  bestKnown(instance) ?? {
    value: iteratedGreedy(instance, randomStream(instance.p.length, 'flow shop reference')),
    kind: 'best-known',
    by: `iterated greedy, ${iterations} rounds`,
  }
export default reference
