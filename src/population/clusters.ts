/** Clusters of programs with the same scores everywhere, as FunSearch keeps them (Romera-Paredes et al. 2023, doi 10.1038/s41586-023-06924-6). */

import type { Random } from '../random.ts'
import { drawDistinct, draw, softmaxWeights } from './draw.ts'

/** A program with what its cluster and its place in it depend on. */
export type Clustered<Item> = {
  readonly item: Item
  /** Scores on all instances, as text: equal for programs that do the same. */
  readonly signature: string
  /** Larger is better; what clusters are drawn by. */
  readonly score: number
  /** Characters. */
  readonly length: number
}

/** The temperature when a cluster space holds `programs`: it falls from `initial` to zero over a period, and then again. */
export const temperatureAt = (programs: number, initial: number, period: number): number =>
  initial * (1 - (programs % period) / period)

/** One island's programs in clusters by signature. */
export class Clusters<Item> {
  readonly #clusters = new Map<string, Clustered<Item>[]>()
  #programs = 0

  /** Programs that were added, those with a known signature included. */
  get programs(): number {
    return this.#programs
  }

  /** Number of different signatures. */
  get size(): number {
    return this.#clusters.size
  }

  add(program: Clustered<Item>): void {
    this.#programs += 1
    const cluster = this.#clusters.get(program.signature)
    if (cluster === undefined) this.#clusters.set(program.signature, [program])
    else cluster.push(program)
  }

  /** The oldest program of each cluster, best first. */
  firsts(): readonly Item[] {
    const firsts = [...this.#clusters.values()].flatMap(([first]) => first ?? [])
    return firsts.toSorted((a, b) => b.score - a.score).map(({ item }) => item)
  }

  /** The program with the largest score, the oldest of several; undefined while there is none. */
  best(): Clustered<Item> | undefined {
    let best: Clustered<Item> | undefined
    for (const [program] of this.#clusters.values()) {
      if (program !== undefined && (best === undefined || program.score > best.score)) best = program
    }
    return best
  }

  /**
   * At most `count` programs of different clusters, worst first: clusters by softmax of their scores at the temperature, then within each a
   * program by softmax of its shortness, lengths being measured from the shortest and in units of the longest.
   */
  draw(count: number, temperature: number, random: Random): readonly Clustered<Item>[] {
    const clusters = [...this.#clusters.values()]
    if (clusters.length === 0) return []
    const weights = softmaxWeights(
      clusters.map(([first]) => first?.score ?? -Infinity),
      temperature,
    )
    const indices = drawDistinct([...clusters.keys()], count, (index) => weights[index] as number, random)
    return indices
      .map((index) => drawShort(clusters[index] as readonly Clustered<Item>[], random))
      .toSorted((a, b) => a.score - b.score)
  }
}

const drawShort = <Item>(cluster: readonly Clustered<Item>[], random: Random): Clustered<Item> => {
  const lengths = cluster.map(({ length }) => length)
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  return draw(cluster, ({ length }) => Math.exp(-(length - shortest) / (longest + 1e-6)), random)
}
