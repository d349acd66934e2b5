/** The tree of a Monte Carlo tree search over programs, as MCTS-AHD has it (Zheng et al. 2025, arXiv:2501.08603). */

import type { Candidate } from '../candidate/candidate.ts'

/** A node: a program, or the root without one. */
export type TreeNode = {
  readonly candidate: Candidate | undefined
  readonly parent: TreeNode | undefined
  readonly depth: number
  readonly children: TreeNode[]
  visits: number
  /** Minus the metric; of an inner node the maximum of its children's. */
  quality: number
}

/** A growing tree with its values: quality is handed up as the children's maximum, and compared on the scale of all that was seen. */
export class SearchTree {
  readonly root: TreeNode = {
    candidate: undefined,
    parent: undefined,
    depth: 0,
    children: [],
    visits: 0,
    quality: -Infinity,
  }
  #worst = Infinity
  #best = -Infinity

  /** Hangs a scored candidate under a node and hands its quality up to the root. */
  add(candidate: Candidate, parent: TreeNode): TreeNode {
    const quality = -candidate.outcome.metric
    const node: TreeNode = { candidate, parent, depth: parent.depth + 1, children: [], visits: 1, quality }
    parent.children.push(node)
    this.#worst = Math.min(this.#worst, quality)
    this.#best = Math.max(this.#best, quality)
    for (let at: TreeNode | undefined = parent; at !== undefined; at = at.parent) {
      at.visits += 1
      at.quality = Math.max(...at.children.map((child) => child.quality))
    }
    return node
  }

  /** The upper confidence bound for trees of a node that is not the root, its quality scaled to [0, 1]. */
  bound(node: TreeNode, exploration: number): number {
    const scaled = this.#best === this.#worst ? 0 : (node.quality - this.#worst) / (this.#best - this.#worst)
    return scaled + exploration * Math.sqrt(Math.log((node.parent?.visits ?? 0) + 1) / node.visits)
  }

  /** The child with the largest bound, the oldest of several; undefined for a leaf. */
  select(node: TreeNode, exploration: number): TreeNode | undefined {
    const bounds = node.children.map((child) => this.bound(child, exploration))
    return node.children[bounds.indexOf(Math.max(...bounds))]
  }
}

/** All nodes but the root with the program above each, parents first. */
export const nodesOf = (
  tree: SearchTree,
): readonly { readonly candidate: Candidate; readonly above: Candidate | undefined }[] => {
  const below = (node: TreeNode): ReturnType<typeof nodesOf> =>
    node.children.flatMap((child) => [
      ...(child.candidate === undefined ? [] : [{ candidate: child.candidate, above: node.candidate }]),
      ...below(child),
    ])
  return below(tree.root)
}

/** Programs from a node up to the root, each once, the root's side first. */
export const pathTo = (node: TreeNode): readonly Candidate[] => {
  const path: Candidate[] = []
  for (let at: TreeNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.candidate !== undefined) path.unshift(at.candidate)
  }
  return [...new Map(path.map((candidate) => [candidate.fingerprint, candidate])).values()]
}

/** All programs of a subtree, its top first. */
export const programsOf = (node: TreeNode): readonly Candidate[] => [
  ...(node.candidate === undefined ? [] : [node.candidate]),
  ...node.children.flatMap(programsOf),
]
