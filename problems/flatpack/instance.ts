/** An instance of FlatPack: a grid, cells of it that are taken from the start, and blocks to be placed. */

import { z } from 'heuristica/problem'
import { maxBlocks, maxSide } from './limits.ts'
import { shapeOf, sizeOf, windowSide } from './shape.ts'

/** Blocks are shapes in a window of 3 × 3 (see `shape.ts`), `taken` are cells by number: row · columns + column. */
export type Instance = {
  readonly rows: number
  readonly columns: number
  readonly taken: Int32Array
  readonly blocks: Int32Array
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** An instance as the study's files hold it: the state of an environment that nothing was placed in yet. */
const unwrapped = (value: unknown): unknown => {
  if (!isObject(value) || !isObject(value['state'])) return value
  const { grid, blocks } = value['state']
  if (!Array.isArray(grid)) return value
  const rows = grid as readonly (readonly number[])[]
  const taken = rows.flatMap((row, at) => row.flatMap((cell, column) => (cell === 0 ? [] : [[at, column]])))
  return { rows: rows.length, columns: rows[0]?.length, taken, blocks }
}

const window = z
  .array(z.array(z.number()).length(windowSide))
  .length(windowSide)
  .transform((rows) => shapeOf((row, column) => rows[row]?.[column] !== 0))
  .refine((shape) => shape !== 0, { error: 'Expected a block of at least one cell' })

const shape = z.union([z.int().min(1).max(511), window], {
  error: ({ input }) =>
    Array.isArray(input) && input.flat().every((cell) => cell === 0)
      ? 'Expected a block of at least one cell'
      : 'Expected a block: three rows of three numbers, 0 where it has no cell',
})

const plain = (value: unknown): unknown => (value instanceof Int32Array ? [...value] : value)
const side = z.int().min(windowSide).max(maxSide)

/** Parses `{ rows, columns, blocks, taken? }`, and the study's own form; blocks are lists of three rows of three numbers. Other fields are dropped. */
export const instanceSchema: z.ZodType<Instance> = z.preprocess(
  unwrapped,
  z
    .object({
      rows: side,
      columns: side,
      blocks: z.preprocess(plain, z.array(shape).min(1).max(maxBlocks)),
      taken: z
        .preprocess(plain, z.array(z.union([z.int().min(0), z.tuple([z.int().min(0), z.int().min(0)])])))
        .default([]),
    })
    .transform(({ rows, columns, blocks, taken }, context): Instance => {
      const cells = taken.map((cell, at) => {
        const number = typeof cell === 'number' ? cell : cell[0] * columns + cell[1]
        if ((typeof cell !== 'number' && cell[1] >= columns) || number >= rows * columns)
          context.addIssue({
            code: 'custom',
            path: ['taken', at],
            message: `Expected a cell of the grid of ${rows} × ${columns}, got ${JSON.stringify(cell)}`,
          })
        return number
      })
      return { rows, columns, taken: Int32Array.from(new Set(cells)), blocks: Int32Array.from(blocks) }
    }),
)

/** Cells that a packing can cover at most: those of all blocks, or those that are free. */
export const mostCovered = ({ rows, columns, taken, blocks }: Instance): number =>
  Math.min(
    rows * columns - taken.length,
    blocks.reduce((sum, shape) => sum + sizeOf(shape), 0),
  )

/** The class of an instance. */
export const groupOf = ({ rows, columns, taken }: Instance): string =>
  `${rows} × ${columns}${taken.length > 0 ? ', with an obstacle' : ''}`

/** One line: the grid, what is taken of it, and how many blocks of what size. */
export const describe = (instance: Instance): string => {
  const { rows, columns, taken, blocks } = instance
  const cells = blocks.reduce((sum, shape) => sum + sizeOf(shape), 0)
  const obstacle = taken.length > 0 ? ` with ${taken.length} cells taken` : ''
  return `${blocks.length} blocks of ${cells} cells in all, a grid of ${rows} × ${columns}${obstacle}`
}
