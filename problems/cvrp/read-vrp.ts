/** Reads CVRPLIB's files of instances (`.vrp`). */

import { InputError, type InstanceReader, tsplibCities, tsplibDimension, tsplibSections } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { maxValue, minPlaces } from './limits.ts'

type File = ReturnType<typeof tsplibSections>

/** Fields that make another problem of it. */
const foreign: Readonly<Record<string, string>> = { DISTANCE: 'limits of length', SERVICE_TIME: 'service times' }

const capacityOf = ({ fields }: File, file: string): number => {
  const field = fields.get('CAPACITY')
  if (field === undefined) throw new InputError(`${file}: the field CAPACITY is missing; add 'CAPACITY : <what fits>'`)
  const capacity = /^\d+(\.\d+)?$/.test(field.value) ? Number(field.value) : NaN
  if (!(capacity > 0 && capacity <= maxValue))
    throw new InputError(
      `${file}:${field.line}: CAPACITY is '${field.value.slice(0, 40)}', expected a number above 0, at most ${maxValue}`,
    )
  return capacity
}

/** Demands by node, from 0. */
const demandsIn = ({ sections }: File, n: number, capacity: number, file: string): Float64Array => {
  const section = sections.get('DEMAND_SECTION')
  if (section === undefined) throw new InputError(`${file}: there is no DEMAND_SECTION`)
  const { numbers, lineOf, lastLine } = section
  if (numbers.length !== 2 * n)
    throw new InputError(
      `${file}:${lastLine}: DEMAND_SECTION has ${numbers.length} numbers, expected a node and its demand for each of ${n}; the file is cut short, or DIMENSION is wrong`,
    )
  const demand = new Float64Array(n).fill(NaN)
  for (let at = 0; at < 2 * n; at += 2) {
    const [node, wanted] = [numbers[at] as number, numbers[at + 1] as number]
    const fail = (problem: string): never => {
      throw new InputError(`${file}:${lineOf(at)}: ${problem}`)
    }
    if (!Number.isInteger(node) || node < 1 || node > n) fail(`expected a node from 1 to ${n}, got ${node}`)
    if (!Number.isNaN(demand[node - 1])) fail(`the demand of node ${node} occurs twice`)
    if (!(wanted >= 0 && wanted <= capacity))
      fail(`node ${node} wants ${wanted}, expected 0 to ${capacity}, what a vehicle holds`)
    demand[node - 1] = wanted
  }
  return demand
}

/** The one depot's node, from 0; 0 where the file does not say. */
const depotIn = ({ sections }: File, n: number, file: string): number => {
  const section = sections.get('DEPOT_SECTION')
  if (section === undefined) return 0
  const { numbers, lineOf, line } = section
  const end = numbers.indexOf(-1)
  const depots = end < 0 ? numbers : numbers.subarray(0, end)
  const [depot = NaN] = depots
  if (depots.length !== 1)
    throw new InputError(`${file}:${line}: DEPOT_SECTION names ${depots.length} depots, only one is read`)
  if (!Number.isInteger(depot) || depot < 1 || depot > n)
    throw new InputError(`${file}:${lineOf(0)}: the depot is ${depot}, expected a node from 1 to ${n}`)
  return depot - 1
}

/** The depot first, the others in their order. */
const depotFirst = (values: Float64Array, depot: number): Float64Array => {
  const moved = values.slice()
  moved.copyWithin(1, 0, depot)
  moved[0] = values[depot] as number
  return moved
}

/**
 * One instance, with the depot moved to place 0. Throws InputError with file and line for what is missing, twice, no number or more than a
 * vehicle holds, and for other problems: limits of length, service times, several depots, a depot with a demand.
 */
export const readVrp: InstanceReader<Instance> = (text, file) => {
  const parsed = tsplibSections(text, file)
  const { fields } = parsed
  const type = fields.get('TYPE')
  if (type !== undefined && type.value !== 'CVRP')
    throw new InputError(`${file}:${type.line}: TYPE is '${type.value.slice(0, 40)}', expected CVRP`)
  for (const [key, what] of Object.entries(foreign)) {
    const field = fields.get(key)
    if (field !== undefined && Number(field.value) !== 0)
      throw new InputError(`${file}:${field.line}: ${what} (${key}) are not supported`)
  }
  const n = tsplibDimension(parsed, file, minPlaces)
  const capacity = capacityOf(parsed, file)
  const demand = demandsIn(parsed, n, capacity, file)
  const depot = depotIn(parsed, n, file)
  if (demand[depot] !== 0)
    throw new InputError(`${file}: node ${depot + 1} is the depot, but wants ${demand[depot]}; expected 0`)
  const name = fields.get('NAME')?.value
  const cities = tsplibCities(parsed, n, file)
  const order = depotFirst(
    Float64Array.from({ length: n }, (_, node) => node),
    depot,
  )
  const { matrix: given } = cities
  const matrix = given?.map(
    (_, at) => given[(order[Math.floor(at / n)] as number) * n + (order[at % n] as number)] as number,
  )
  const instance: Instance = {
    weight: cities.weight,
    x: depotFirst(cities.x, depot),
    y: depotFirst(cities.y, depot),
    ...(matrix !== undefined && { matrix }),
    demand: depotFirst(demand, depot),
    capacity,
    ...(name !== undefined && name !== '' && { name }),
  }
  return { instances: [instance], notices: [] }
}
