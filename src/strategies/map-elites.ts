/** MAP-Elites on islands: a grid of the best programs by complexity and behaviour, patched and rewritten with inspirations. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import { complexity } from '../candidate/complexity.ts'
import type { Run, Specific, Strategy } from '../discovery/strategy.ts'
import { Bandit } from '../population/bandit.ts'
import { drawDistinct, drawIndex } from '../population/draw.ts'
import { Grid } from '../population/grid.ts'
import { ringMigration } from '../population/islands.ts'
import { offspringWeights } from '../population/offspring-weight.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { times } from './first-programs.ts'

/** The options of `map-elites`; the schema says what each means. */
export type MapElitesOptions = CustomOptions & {
  readonly islands: number
  readonly bins: number
  readonly patches: number
  readonly pressure: number
  readonly explore: number
  readonly inspirations: number
  readonly migration: number
  readonly migrants: number
  readonly bandit: number
  readonly inFlight: number
}

const share = z.number().min(0).max(1)

const options: z.ZodType<MapElitesOptions> = z.strictObject({
  islands: z.int().min(1).default(3).describe('Grids that evolve apart, asked in turn'),
  bins: z
    .int()
    .min(1)
    .default(10)
    .describe('Cells of a grid by behaviour; by complexity there are two for each doubling'),
  patches: share.default(0.6).describe('Share of prompts that ask for SEARCH/REPLACE blocks, not for a whole program'),
  pressure: z.number().min(0).default(10).describe('How much a better program is likelier to be a parent (λ)'),
  explore: share.default(0.2).describe('Share of parents that are drawn from all cells alike'),
  inspirations: z.int().min(0).default(4).describe('Other programs that a prompt shows: half the best, half any'),
  migration: z.int().min(0).default(30).describe('Programs between two migrations; 0: none'),
  migrants: share.default(0.1).describe('Share of a grid, at least one, whose copies move to the next island'),
  bandit: z.number().min(0).default(1).describe('How much the bandit over several models explores'),
  inFlight: z.int().min(1).default(6).describe('Completions asked for at once'),
  ...customOptions,
})

/** How unevenly a program gains on the seed from instance to instance, in [0, 1]: the deviation of its relative gains. */
const unevenness = (own: Float64Array, seed: Float64Array): number => {
  const gains = Array.from(own, (value, index) => {
    const other = seed[index] ?? value
    const size = Math.abs(value) + Math.abs(other)
    return size === 0 || !Number.isFinite(size) ? 0 : (other - value) / size
  })
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  return Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / gains.length)
}

/** The cell of a scored program. Cells are fixed from the start, so that none drifts. */
const cellOf = (run: Run, candidate: Candidate, seed: Candidate, bins: number): string => {
  const [own, base] = [run.objectives(candidate), run.objectives(seed)]
  const behaviour = own === undefined || base === undefined ? 0 : unevenness(own, base)
  const size = Math.floor(2 * Math.log2(complexity(candidate.source) ?? 1))
  return `${size} ${Math.min(bins - 1, Math.floor(bins * behaviour))}`
}

/** A grid for onlookers: a row a size of programs, a column a behaviour, with the metric and the program of each cell. */
const gridView = (title: string, grid: Grid, bins: number): Specific => {
  const cells = new Map(grid.entries())
  const sizes = [...new Set([...cells.keys()].map((cell) => Number(cell.split(' ')[0])))].toSorted((a, b) => a - b)
  const behaviours = Array.from({ length: bins }, (_, at) => at)
  const table = <Value>(of: (candidate: Candidate) => Value): (Value | null)[][] =>
    sizes.map((size) =>
      behaviours.map((behaviour) => {
        const candidate = cells.get(`${size} ${behaviour}`)
        return candidate === undefined ? null : of(candidate)
      }),
    )
  return {
    kind: 'matrix',
    title,
    rows: sizes.map((size) => `about ${Math.round(2 ** (size / 2))} nodes`),
    columns: behaviours.map((behaviour) => `unevenness ${(behaviour / bins).toFixed(1)}`),
    values: table(({ outcome }) => outcome.metric),
    candidates: table(({ id }) => id),
  }
}

/**
 * After AlphaEvolve (Novikov et al. 2025, arXiv:2506.13131) and its open relatives OpenEvolve and ShinkaEvolve (Lange et al. 2025,
 * arXiv:2509.19349): on every island a MAP-Elites grid over complexity (nodes of the syntax tree) and behaviour (how unevenly a
 * program gains on the seed over the instances). A parent is drawn by quality over number of children; the model sees it with its
 * results and inspirations, and answers with SEARCH/REPLACE blocks or a whole program. Islands take turns; copies of their best move round a ring,
 * and do not move on. Where several models are named (`--model "a + b"`), a bandit gives the next question to the one whose programs
 * improve on their parents most often.
 */
export const mapElites: Strategy<MapElitesOptions> = {
  name: 'map-elites',
  title:
    'A grid over complexity and behaviour on islands; patches and rewrites with inspirations; a bandit over models',
  source: 'AlphaEvolve, Novikov et al. 2025, arXiv:2506.13131; ShinkaEvolve, Lange et al. 2025, arXiv:2509.19349',
  cost: '1 completion a program',
  needsModel: true,
  options,
  prompts: {
    patch: { parent: 'candidate', inspirations: 'candidates' },
    rewrite: { parent: 'candidate', inspirations: 'candidates' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { bins, repair } = settings
      const seed = await run.evaluate(run.problem.seed, { operator: 'seed' })
      const islands = times(settings.islands).map(() => new Grid())
      const migrated = islands.map(() => new Set<Candidate>())
      const offspring = new Map<string, number>()
      const bandit = new Bandit(run.models, settings.bandit)
      let asked = 0
      let delivered = 0

      const settle = (island: number, candidate: Candidate): void => {
        if (isScored(candidate)) islands[island]?.add(cellOf(run, candidate, seed, bins), candidate)
      }
      for (const island of islands.keys()) for (const one of [...run.given, seed]) settle(island, one)

      const chooseParent = (elites: readonly Candidate[]): Candidate | undefined => {
        if (elites.length === 0) return undefined
        const explores = run.random.next() < settings.explore
        const weights = explores
          ? elites.map(() => 1)
          : offspringWeights(elites, ({ id }) => offspring.get(id) ?? 0, settings.pressure)
        return elites[drawIndex(weights, run.random)]
      }

      const inspirationsFor = (parent: Candidate | undefined, elites: readonly Candidate[]): readonly Candidate[] => {
        const others = elites.filter((elite) => elite !== parent)
        const best = others.slice(0, Math.ceil(settings.inspirations / 2))
        const any = drawDistinct(others.slice(best.length), settings.inspirations - best.length, () => 1, run.random)
        return [...best, ...any].toReversed()
      }

      const migrate = (): void => {
        const arrivals = ringMigration(
          islands.map((grid) => grid.elites()),
          (elites, from) =>
            elites
              .filter((elite) => migrated[from]?.has(elite) !== true)
              .slice(0, Math.max(1, Math.floor(settings.migrants * elites.length))),
        )
        for (const [island, newcomers] of arrivals.entries()) {
          for (const newcomer of newcomers) {
            migrated[island]?.add(newcomer)
            settle(island, newcomer)
          }
        }
      }

      await run.pipeline(settings.inFlight, async () => {
        const island = asked++ % islands.length
        const elites = islands[island]?.elites() ?? []
        const parent = chooseParent(elites)
        const inspirations = inspirationsFor(parent, elites)
        const patches = parent !== undefined && run.random.next() < settings.patches
        const model = bandit.pull()
        if (parent !== undefined) offspring.set(parent.id, (offspring.get(parent.id) ?? 0) + 1)
        const child = await run.propose(
          patches ? 'patch' : 'rewrite',
          { parent, inspirations },
          { repair, model, ...(patches && { patch: parent }) },
        )
        settle(island, child)
        if (child.outcome.metric < (parent?.outcome.metric ?? Infinity)) bandit.reward(model ?? '', 1)
        delivered += 1
        if (settings.migration > 0 && delivered % settings.migration === 0) migrate()
        run.tell([
          ...islands.map((grid, at) => gridView(`Island ${at + 1}`, grid, bins)),
          { kind: 'weights', title: 'Models: pulls of the bandit', entries: bandit.pulls() },
        ])
      })
    }),
}
