/** Parses a permutation that a driver returned. */

import { positionsOf } from './positions-of.ts'

/** The value as an order of 0 … n − 1; accepts arrays and typed arrays, throws Infeasible with the reason for anything else. */
export const permutationOf = (value: unknown, n: number): Int32Array => positionsOf(value, n, { all: true })
