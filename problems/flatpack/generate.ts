/** Random instances whose blocks were cut out of a full grid. */

import { mulberry32, type Mulberry32 } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { shapeOf, turned } from './shape.ts'

/** What makes a generated instance: blocks in a row and rows of blocks, the number of the repetition, and whether cells in the middle are taken. */
export type Recipe = { readonly across: number; readonly rep: number; readonly obstacle?: boolean }

/** The generator's seed; different for repetitions below 10,000. An obstacle changes nothing of what is drawn. */
export const seedOf = ({ across, rep }: Recipe): number => across * 1e4 + rep

/** Owner of each cell of a grid of 2n + 1 rows and columns, by number of the block from 0. */
const cutGrid = (across: number, random: Mulberry32): readonly Int32Array[] => {
  const side = 2 * across + 1
  const owner = Array.from({ length: side }, () => new Int32Array(side))
  const band = (at: number): number => Math.min(across - 1, Math.floor((at - 1) / 2))
  const isShared = (at: number): boolean => at % 2 === 0 && at > 0 && at < side - 1
  const heads = (): boolean => random.integer(0, 1) === 0
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const block = Math.max(0, band(row)) * across + Math.max(0, band(column))
      ;(owner[row] as Int32Array)[column] = isShared(column) && heads() ? block + 1 : block
    }
  for (let row = 2; row < side - 1; row += 2)
    for (let column = 0; column < side; column++)
      (owner[row] as Int32Array)[column] = ((heads() ? owner[row - 1] : owner[row + 1]) as Int32Array)[column] as number
  return owner
}

/** The cells of a block as a shape that begins in the window's first row and column. */
const cutOut = (owner: readonly Int32Array[], block: number): number => {
  const top = owner.findIndex((row) => row.includes(block))
  const left = Math.min(...owner.map((row) => row.indexOf(block)).filter((column) => column >= 0))
  return shapeOf((row, column) => owner[top + row]?.[left + column] === block)
}

/** The cells in the middle of a grid, a square of about the root of its side. */
const middle = (side: number): readonly number[] => {
  const length = Math.round(Math.sqrt(side))
  const from = Math.floor((side - length) / 2)
  return Array.from(
    { length: length * length },
    (_, at) => (from + Math.floor(at / length)) * side + from + (at % length),
  )
}

/**
 * Blocks interlock as in Jumanji's FlatPack (Bonnet and others 2024): each is a square of 3 × 3 that shares its outer rows and columns with
 * its neighbours, and every shared cell goes to one of them at random, first those in columns, then those in rows; the blocks are turned
 * and shuffled. An obstacle is that of the perturbed instances of Surina and others (2025).
 */
export const generate = (recipe: Recipe): Instance => {
  const { across, obstacle = false } = recipe
  const random = mulberry32(seedOf(recipe))
  const owner = cutGrid(across, random)
  const blocks = Int32Array.from({ length: across * across }, (_, block) =>
    turned(cutOut(owner, block), random.integer(0, 3)),
  )
  for (let at = blocks.length - 1; at > 0; at--) {
    const other = random.integer(0, at)
    ;[blocks[at], blocks[other]] = [blocks[other] as number, blocks[at] as number]
  }
  const side = 2 * across + 1
  return { rows: side, columns: side, taken: Int32Array.from(obstacle ? middle(side) : []), blocks }
}
