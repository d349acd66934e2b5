/** How adaptive large-neighbourhood search cools down and rewards, for the problems whose heuristics are its operators. */

import type { Adaptation } from './adaptive-large-neighbourhood-search.ts'

export type AdaptationSettings = { readonly mode: 'fitted' | 'published'; readonly iterations: number }

/**
 * The published setting of G-LNS (2026), whose temperature accepts nearly everything on a unit square, and one whose temperature fits the
 * tour: it accepts a worsening by 5 % with probability 1/2 at the beginning, and by 0.1 % at the end.
 */
export const adaptationFor = ({ mode, iterations }: AdaptationSettings, startLength: number): Adaptation => {
  const first = (0.05 * startLength) / Math.LN2
  const last = (0.001 * startLength) / Math.LN2
  return {
    iterations,
    memory: 0.5,
    rewards: [1.5, 1.2, 0.8, 0.1],
    temperature:
      mode === 'published'
        ? (iteration) => 100 * 0.97 ** iteration
        : (iteration) => first * (last / first) ** (iteration / iterations),
  }
}
