/** Reads CVRPLIB's files of solutions (`.sol`). */

import { InputError, isInfeasible } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import type { Routes } from './parse-routes.ts'
import { routesOf, totalLength } from './routes.ts'

const routeLine = /^route\s*#?\s*(\d+)\s*:?(.*)$/i
const costLine = /^cost\s*:?\s+(\S+)$/i

/** What CVRPLIB's rounded costs may be off by. */
const roundingError = 0.5

/**
 * The routes, customers numbered from 1 as in instances. Throws InputError with file and line where a line is neither a route nor the cost,
 * with the file where the routes are no solution of the instance, or not as long as the file says.
 */
export const readSol = (text: string, file: string, instance: Instance): Routes => {
  const given: number[][] = []
  let cost: number | undefined
  text.split(/\r?\n/).forEach((row, at) => {
    const line = row.trim()
    if (line === '') return
    const fail = (problem: string): never => {
      throw new InputError(`${file}:${at + 1}: ${problem}`)
    }
    const [, number, stops] = routeLine.exec(line) ?? []
    const [, value] = costLine.exec(line) ?? []
    if (number !== undefined && stops !== undefined) {
      if (Number(number) !== given.length + 1) fail(`expected route ${given.length + 1}, got route ${number}`)
      given.push(
        stops
          .trim()
          .split(/\s+/)
          .filter((word) => word !== '')
          .map((word) => (/^\d+$/.test(word) ? Number(word) : fail(`expected a customer, got '${word.slice(0, 40)}'`))),
      )
    } else if (value !== undefined && cost === undefined) {
      cost = Number(value)
      if (!Number.isFinite(cost)) fail(`expected a number as the cost, got '${value.slice(0, 40)}'`)
    } else fail(`expected 'Route #1: …' or 'Cost …', got '${line.slice(0, 40)}'`)
  })
  if (given.length === 0) throw new InputError(`${file}: there is no route`)
  try {
    const routes = routesOf(given, instance)
    const length = totalLength(instance, routes)
    if (cost !== undefined && Math.abs(length - cost) > roundingError)
      throw new InputError(`${file}: the routes are ${Number(length.toFixed(2))} long, but the file says ${cost}`)
    return routes
  } catch (error) {
    if (isInfeasible(error)) throw new InputError(`${file}: this is no solution: ${error.message}`, { cause: error })
    throw error
  }
}
