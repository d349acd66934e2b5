/** FlatPack by greedy placement: the heuristic scores where a block can go. */

import { contract, defineProblem, matrix, meanGap, number, type ProblemDefinition, record } from 'heuristica/problem'
import { draw } from '../draw.ts'
import { describe, groupOf, type Instance, instanceSchema } from '../instance.ts'
import { minusCovered, type Packing, packingOf } from '../packing.ts'
import { readJsonFile } from '../read-json.ts'
import { sets } from '../sets.ts'

const study = 'Surina, Mansouri, Quaedvlieg, Seddas, Viazovska, Abbe, Gulcehre 2025, arXiv:2504.05108'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  family: 'flatpack',
  name: 'flatpack/place',
  title: 'FlatPack: the score of a placement',
  brief: `FlatPack. A grid of cells, 9 × 9 to 15 × 15, is to be covered with blocks. Each block is a connected or nearly connected set of 1 to 9 cells in a window of 3 × 3; it may be turned by quarters, not mirrored, and its whole window must lie within the grid, also where it has no cell. Blocks may not overlap, and none may be placed twice. The objective is to cover as many cells as possible; what counts is the mean share of the cells that stay uncovered. The blocks of an instance were cut out of a full grid: neighbours of 3 × 3 shared their outer rows and columns, and each shared cell went to one of them at random. So they have exactly as many cells as the grid, and would fill it (nearly) if put together rightly. Some instances have cells in the middle that are taken from the start.

The packing is built greedily: at every step all blocks that are left, in all turns and at all places where they fit, are scored, and the placement with the largest score is made for good. Ties go to the first block, then the fewest turns, then the first row and column. It ends when nothing fits any more.

You write the score of a placement. It sees the block as it would lie, what it would touch, the grid as it is, and how far the packing has come. It is called up to 30,000 times a step, so it should be a short calculation, and must depend on its arguments alone.

What makes it hard: a hole of one or two cells is lost for good, and so is every notch that no block left has the shape of. Blocks that hug the edge and each other keep the empty part whole; large blocks are hard to place late, small ones fill what remains.`,
  knowledge: `- Touching perimeter (Lodi, Martello and Vigo 1999): prefer the placement with the largest share of its outline in contact: contact / (contact + exposed).
- Largest first: a block of 9 cells does not fit anywhere late; the size counts most at the beginning, when progress.empty is large.
- placement.enclosed counts empty cells that would be shut in on all four sides: no block of two cells or more covers them any more.
- Bottom-left (Baker, Coffman and Rivest 1980): fill from one corner; the sum of row and column works as well as the row alone.
- The study's search with a language model ended 8.3 % short of a full grid, its authors' own heuristic 10.9 %, on other instances of these sizes.`,
  anonymous: {
    brief:
      'A pattern is changed step by step by a procedure that you cannot see. At every step the function is called for each change that is possible, with a description of the change in `x`, the pattern in `y` and how far it has come in `z`; the change with the largest result is made. It ends when no change is possible. What the numbers mean is not told: find out what they have to do with the score. The function is called very often, so it should be a short calculation that depends on its arguments alone.',
    names: {
      score: 'heuristic',
      placement: 'x',
      block: 'x1',
      size: 'x2',
      contact: 'x3',
      exposed: 'x4',
      enclosed: 'x5',
      row: 'x6',
      column: 'x7',
      grid: 'y',
      progress: 'z',
      placed: 'z1',
      left: 'z2',
      empty: 'z3',
      rows: 'z4',
      columns: 'z5',
      windowRows: 'n1',
      windowColumns: 'n2',
    },
  },
  heuristic: [
    contract({
      name: 'score',
      doc: 'Scores a placement of a block; the placement with the largest value is made.',
      parameters: {
        placement: record(
          {
            block: matrix('windowRows', 'windowColumns', {
              range: [0, 1],
              doc: 'the 3 × 3 window of the block as it would lie: 1 where it has a cell',
            }),
            size: number({ unit: 'cells', range: [1, 9], doc: 'cells of the block' }),
            contact: number({
              unit: 'sides',
              range: [0, undefined],
              doc: 'sides of its cells that would touch taken cells or the edge of the grid',
            }),
            exposed: number({
              unit: 'sides',
              range: [0, undefined],
              doc: 'sides of its cells that would touch empty cells',
            }),
            enclosed: number({
              unit: 'cells',
              range: [0, undefined],
              doc: 'empty cells beside it that would have no empty neighbour left',
            }),
            row: number({ unit: 'cells', range: [0, undefined], doc: 'row of the first row of the window, from 0' }),
            column: number({
              unit: 'cells',
              range: [0, undefined],
              doc: 'column of the first column of the window, from 0',
            }),
          },
          { doc: 'the placement to score' },
        ),
        grid: matrix('rows', 'columns', {
          range: [0, 1],
          doc: 'the grid before the placement: 1 where a cell is taken',
        }),
        progress: record(
          {
            placed: number({ unit: 'blocks', range: [0, undefined], doc: 'blocks placed so far' }),
            left: number({ unit: 'blocks', range: [1, undefined], doc: 'blocks that are left, this one included' }),
            empty: number({ unit: 'cells', range: [1, undefined], doc: 'cells that are empty' }),
            rows: number({ unit: 'cells', range: [3, undefined], doc: 'rows of the grid' }),
            columns: number({ unit: 'cells', range: [3, undefined], doc: 'columns of the grid' }),
          },
          { doc: 'how far the packing has come' },
        ),
      },
      returns: number({ doc: 'score: the largest is made' }),
    }),
  ],
  instance: instanceSchema,
  solution: packingOf,
  size: ({ blocks }) => blocks.length,
  group: groupOf,
  describe,
  sets,
  driver: 'driver',
  objective: minusCovered,
  present: (objective) => -objective,
  metric: meanGap,
  references: { cells: '../reference' },
  rivals: ['touching perimeter', 'by hand (EvoTune)'],
  draw,
  read: { '.json': readJsonFile },
  seed: 'first fit',
  // 20 times the heuristic that the study's authors wrote, the slowest shipped.
  allowance: ({ blocks }) => 50 + 0.25 * blocks.length ** 2,
  baselines: [
    { name: 'first fit', file: 'first-fit.js', source: study },
    { name: 'largest first', file: 'largest-first.js', source: 'after Johnson 1973' },
    { name: 'bottom left', file: 'bottom-left.js', source: 'Baker, Coffman, Rivest 1980' },
    { name: 'touching perimeter', file: 'touching-perimeter.js', source: 'Lodi, Martello, Vigo 1999' },
    { name: 'by hand (EvoTune)', file: 'overlap.js', source: study },
  ],
})
export default problem
