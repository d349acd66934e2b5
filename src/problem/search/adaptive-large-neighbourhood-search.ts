/** Adaptive large-neighbourhood search: pairs of destroy and repair operators, chosen by what they earned. */

/** What an iteration earns its pair: a new best, an improvement, an accepted worsening, nothing. */
type Rewards = readonly [best: number, better: number, accepted: number, rejected: number]

export type Adaptation = {
  readonly iterations: number
  /** Share of an operator's weight that an iteration leaves; the rest is its reward. */
  readonly memory: number
  readonly rewards: Rewards
  /** Temperature of an iteration: a worsening by Δ is accepted with probability exp(−Δ / temperature). */
  readonly temperature: (iteration: number) => number
}

/** Solutions and how to change them. Costs are minimised. */
export type Neighbourhoods<Solution> = {
  readonly start: Solution
  readonly cost: (solution: Solution) => number
  readonly destroyers: number
  readonly repairers: number
  /** A new solution made from one that must stay as it is; a text says why an operator's answer is none, and ends the search. */
  readonly change: (solution: Solution, destroyer: number, repairer: number) => Solution | string
}

/** Sums over the iterations: what each operator and each pair earned, and how often each was used; pairs are in rows of destroyers. */
export type Credits = {
  readonly destroyCredits: Float64Array
  readonly destroyUses: Float64Array
  readonly repairCredits: Float64Array
  readonly repairUses: Float64Array
  readonly pairCredits: Float64Array
  readonly pairUses: Float64Array
}

const add = (sums: Float64Array, at: number, value: number): void => {
  sums[at] = (sums[at] as number) + value
}

const roulette = (weights: Float64Array, drawn: number): number => {
  let total = 0
  for (const weight of weights) total += weight
  let left = drawn * total
  for (let at = 0; at < weights.length - 1; at++) {
    left -= weights[at] as number
    if (left < 0) return at
  }
  return weights.length - 1
}

/**
 * The best solution and the operators' credits, or the text of the first answer that was none. Operators are drawn in proportion to their
 * weights, which start at 1 and follow their rewards, with simulated annealing as acceptance. S. Ropke, D. Pisinger, An adaptive large
 * neighborhood search heuristic for the pickup and delivery problem with time windows, Transportation Science 40(4), 2006; weights are
 * renewed in every iteration, as G-LNS (2026) does.
 */
export const adaptiveLargeNeighbourhoodSearch = <Solution>(
  { start, cost, destroyers, repairers, change }: Neighbourhoods<Solution>,
  { iterations, memory, rewards, temperature }: Adaptation,
  next: () => number,
): { readonly best: Solution; readonly credits: Credits } | string => {
  const destroyWeights = new Float64Array(destroyers).fill(1)
  const repairWeights = new Float64Array(repairers).fill(1)
  const credits: Credits = {
    destroyCredits: new Float64Array(destroyers),
    destroyUses: new Float64Array(destroyers),
    repairCredits: new Float64Array(repairers),
    repairUses: new Float64Array(repairers),
    pairCredits: new Float64Array(destroyers * repairers),
    pairUses: new Float64Array(destroyers * repairers),
  }
  let current = start
  let currentCost = cost(start)
  let best = start
  let bestCost = currentCost
  for (let iteration = 0; iteration < iterations; iteration++) {
    const destroyer = roulette(destroyWeights, next())
    const repairer = roulette(repairWeights, next())
    const changed = change(current, destroyer, repairer)
    if (typeof changed === 'string') return changed
    const changedCost = cost(changed)
    const worsening = changedCost - currentCost
    // As published, an equal solution does not replace the current one.
    const accepted = worsening < 0 || (worsening > 0 && next() < Math.exp(-worsening / temperature(iteration)))
    let reward = rewards[accepted ? 2 : 3]
    if (changedCost < bestCost) {
      reward = rewards[0]
      best = changed
      bestCost = changedCost
    } else if (worsening < 0) reward = rewards[1]
    if (accepted) {
      current = changed
      currentCost = changedCost
    }
    const pair = destroyer * repairers + repairer
    destroyWeights[destroyer] = (destroyWeights[destroyer] as number) * memory + (1 - memory) * reward
    repairWeights[repairer] = (repairWeights[repairer] as number) * memory + (1 - memory) * reward
    add(credits.destroyCredits, destroyer, reward)
    add(credits.repairCredits, repairer, reward)
    add(credits.pairCredits, pair, reward)
    add(credits.destroyUses, destroyer, 1)
    add(credits.repairUses, repairer, 1)
    add(credits.pairUses, pair, 1)
  }
  return { best, credits }
}
