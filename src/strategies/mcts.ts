/** MCTS-AHD: a Monte Carlo tree search over programs, in which every program ever found can be developed further. */

import { z } from 'zod'
import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'
import type { PromptInputs, Strategy } from '../discovery/strategy.ts'
import { pickByRank } from '../population/by-rank.ts'
import { drawDistinct } from '../population/draw.ts'
import { elitist } from '../population/elitist.ts'
import { nodesOf, pathTo, programsOf, SearchTree, type TreeNode } from '../population/search-tree.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'

/** The options of `mcts`; the schema says what each means. */
export type MctsOptions = CustomOptions & {
  readonly initial: number
  readonly elite: number
  readonly widening: number
  readonly exploration: number
  readonly depth: number
  readonly describe: boolean
}

const options: z.ZodType<MctsOptions> = z.strictObject({
  initial: z.int().min(1).default(4).describe('Children of the root to begin with'),
  elite: z.int().min(1).default(10).describe('Best programs, of which E2 takes its reference'),
  widening: z.number().min(0).max(1).default(0.5).describe('Exponent of progressive widening (α)'),
  exploration: z
    .number()
    .min(0)
    .default(0.1)
    .describe('Exploration at the start (λ₀); falls with the budget that is left'),
  depth: z.int().min(1).default(10).describe('Levels of the tree below the root'),
  describe: z.boolean().default(true).describe('Rewrite each description from the code, at one completion a program'),
  ...customOptions,
})

/** What a leaf is expanded by. */
const expansions = ['e2', 'm1', 'm1', 'm2', 'm2', 's1'] as const

/** Most subtrees that E1 shows a program of. */
const shownByE1 = 5

/**
 * Monte Carlo Tree Search for Comprehensive Exploration in LLM-Based Automatic Heuristic Design (Zheng et al. 2025, arXiv:2501.08603). From
 * the root, the child with the largest bound is followed: quality is the maximum of the children's, scaled between the worst and the best
 * seen, and exploration is 0.1 times the share of the budget that is left. On the way a node whose ⌊visits^α⌋ exceeds its children gets one
 * more: the root by E1 (different from programs of several subtrees), any other by E2 (from it and an elite). The leaf is expanded by
 * E2 once, M1 and M2 (modify) twice and S1 (reason over the path from the root) once. The thought of every program is rewritten from
 * its code. The publication expands one after the other; here a leaf's six expansions are asked for at once. Its code hands 2 to 5 random
 * programs of the subtrees to E1; so does this.
 */
export const mcts: Strategy<MctsOptions> = {
  name: 'mcts',
  title: 'Monte Carlo tree search: promising and neglected programs are developed further, reasoning over their paths',
  source: 'MCTS-AHD, Zheng et al. 2025, arXiv:2501.08603',
  cost: '2 completions a program (1 without descriptions), at least 6 programs a round',
  needsModel: true,
  options,
  prompts: {
    i1: {},
    e1: { parents: 'candidates' },
    e2: { parent: 'candidate', reference: 'candidate' },
    m1: { parent: 'candidate' },
    m2: { parent: 'candidate' },
    s1: { path: 'candidates' },
    describe: { program: 'candidate', thought: 'text' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { repair, describe } = settings
      const tree = new SearchTree()
      let elite: readonly Candidate[] = []

      /** Asks for a child of a node; its thought is brought into line with its code before anybody sees it. */
      const expand = async (node: TreeNode, operator: string, inputs: PromptInputs): Promise<void> => {
        const child = await run.propose(operator, inputs, { repair })
        if (!isScored(child)) return
        const thought = child.thought ?? ''
        const described = describe ? await run.reflect('describe', { program: child, thought }) : thought
        const known = { ...child, thought: described.trim() || child.thought }
        elite = elitist([...elite, known], settings.elite)
        tree.add(known, node)
      }

      const differ = (): Promise<void> => {
        const parents = tree.root.children.map((child) => run.random.pick(programsOf(child)))
        const shown = 2 + run.random.index(shownByE1 - 1)
        const chosen = drawDistinct(parents, shown, () => 1, run.random)
        return chosen.length === 0 ? expand(tree.root, 'i1', {}) : expand(tree.root, 'e1', { parents: chosen })
      }

      const grow = (node: TreeNode, operator: (typeof expansions)[number]): Promise<void> => {
        const parent = node.candidate as Candidate
        if (operator === 's1') return expand(node, 's1', { path: pathTo(node).toSorted(byMetric).toReversed() })
        if (operator !== 'e2') return expand(node, operator, { parent })
        const others = elite.filter((one) => one.fingerprint !== parent.fingerprint)
        return others.length === 0
          ? expand(node, 'm1', { parent })
          : expand(node, 'e2', { parent, reference: pickByRank(others, run.random) })
      }

      for (const candidate of run.given.filter(isScored)) tree.add(candidate, tree.root)
      while (tree.root.children.length < settings.initial && run.budget.remains()) await differ()

      while (run.budget.remains()) {
        const exploration = settings.exploration * (1 - run.budget.fraction())
        let node = tree.root
        while (node.children.length > 0 && node.depth < settings.depth - 1) {
          const next = tree.select(node, exploration) as TreeNode
          if (Math.floor(node.visits ** settings.widening) > node.children.length) {
            await (node === tree.root ? differ() : grow(node, 'e2'))
          }
          node = next
        }
        if (node === tree.root) await differ()
        else await run.each(expansions, (operator) => grow(node, operator))
        run.tell([
          {
            kind: 'tree',
            title: 'Search tree',
            nodes: nodesOf(tree).map(({ candidate: { id, operator }, above }) => ({
              id,
              parent: above?.id ?? null,
              label: `${id} ${operator}`,
            })),
          },
        ])
      }
    }),
}
