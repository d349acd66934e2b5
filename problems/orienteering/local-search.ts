/** An iterated local search for orienteering, strong enough to judge others by. */

import { distancesOf, tourLength } from './distances.ts'
import { collected } from './collected.ts'
import type { Instance } from './instance.ts'

type Random = { readonly next: () => number; readonly index: (below: number) => number }

/** Smallest gain of length that counts, so that rounding makes no circles. */
const epsilon = 1e-12

/** A tour under work: its nodes from the depot on, and its length. */
type Tour = { nodes: number[]; length: number }

const searcher = (instance: Instance) => {
  const { prize, limit } = instance
  const n = prize.length
  const distances = distancesOf(instance)
  const d = (from: number, to: number): number => distances[from * n + to] as number
  const lengthOf = (nodes: readonly number[]): number => tourLength(distances, n, nodes.slice(1))
  const nodeAt = ({ nodes }: Tour, at: number): number => nodes[at < nodes.length ? at : 0] as number

  /** 2-opt and moves of one node, first improvement, until there is none. */
  const shorten = (tour: Tour): void => {
    const { nodes } = tour
    for (let improved = true; improved;) {
      improved = false
      for (let i = 0; i < nodes.length - 2; i++) {
        const a = nodes[i] as number
        let b = nodes[i + 1] as number
        for (let j = i + 2; j < nodes.length; j++) {
          const c = nodes[j] as number
          const e = nodeAt(tour, j + 1)
          if (e === a || d(a, c) + d(b, e) - d(a, b) - d(c, e) >= -epsilon) continue
          for (let low = i + 1, high = j; low < high; low++, high--) {
            const node = nodes[low] as number
            nodes[low] = nodes[high] as number
            nodes[high] = node
          }
          b = c
          improved = true
        }
      }
      for (let at = 1; at < nodes.length; at++) {
        const [before, node, after] = [nodeAt(tour, at - 1), nodeAt(tour, at), nodeAt(tour, at + 1)]
        const saved = d(before, node) + d(node, after) - d(before, after)
        let from = nodes[0] as number
        for (let to = 0; to < nodes.length; to++) {
          const next = nodeAt(tour, to + 1)
          const added = d(from, node) + d(node, next) - d(from, next)
          from = next
          if (to === at || to === at - 1 || added - saved >= -epsilon) continue
          nodes.splice(at, 1)
          nodes.splice(to < at ? to + 1 : to, 0, node)
          improved = true
          break
        }
      }
    }
    tour.length = lengthOf(nodes)
  }

  /** After which node of the tour each node outside costs least to put in, and how much longer that makes it. */
  const after = new Int32Array(n)
  const detour = new Float64Array(n)
  const isIn = new Uint8Array(n)
  const seek = (tour: Tour, node: number): void => {
    detour[node] = Infinity
    for (let place = 0; place < tour.nodes.length; place++) offer(node, nodeAt(tour, place), nodeAt(tour, place + 1))
  }
  const offer = (node: number, from: number, to: number): void => {
    const added = d(from, node) + d(node, to) - d(from, to)
    if (added < (detour[node] as number)) {
      detour[node] = added
      after[node] = from
    }
  }
  const seekAll = (tour: Tour): void => {
    isIn.fill(0)
    for (const node of tour.nodes) isIn[node] = 1
    for (let node = 1; node < n; node++) if (isIn[node] === 0) seek(tour, node)
  }
  const insert = (tour: Tour, node: number): void => {
    const from = after[node] as number
    const place = tour.nodes.indexOf(from)
    const to = nodeAt(tour, place + 1)
    tour.nodes.splice(place + 1, 0, node)
    tour.length += detour[node] as number
    isIn[node] = 1
    for (let other = 1; other < n; other++) {
      if (isIn[other] === 1) continue
      if (after[other] === from) seek(tour, other)
      else {
        offer(other, from, node)
        offer(other, node, to)
      }
    }
  }

  /** Puts in the node that pays most for its detour, until none fits; `noise` blurs what a node is worth, nodes of `barred` stay out. */
  const fill = (tour: Tour, barred: ReadonlySet<number>, noise: () => number): void => {
    seekAll(tour)
    for (;;) {
      let best = 0
      let bestWorth = -Infinity
      for (let node = 1; node < n; node++) {
        if (isIn[node] === 1 || tour.length + (detour[node] as number) > limit || barred.has(node)) continue
        const worth = ((prize[node] as number) * noise()) / Math.max(detour[node] as number, epsilon)
        if (worth > bestWorth) [best, bestWorth] = [node, worth]
      }
      if (best === 0) return
      insert(tour, best)
    }
  }

  /** Puts a node outside in the place of one inside that is worth less, where it fits. */
  const exchange = (tour: Tour): boolean => {
    seekAll(tour)
    let best: { readonly at: number; readonly other: number } | undefined
    let gain = 0
    for (let at = 1; at < tour.nodes.length; at++) {
      const [before, node, next] = [nodeAt(tour, at - 1), nodeAt(tour, at), nodeAt(tour, at + 1)]
      const room = limit - tour.length + d(before, node) + d(node, next) - d(before, next)
      for (let other = 1; other < n; other++) {
        const more = (prize[other] as number) - (prize[node] as number)
        if (isIn[other] === 1 || more <= gain + epsilon) continue
        const isApart = after[other] !== before && after[other] !== node
        const apart = isApart ? (detour[other] as number) : Infinity
        if (Math.min(apart, d(before, other) + d(other, next) - d(before, next)) > room) continue
        gain = more
        best = { at, other }
      }
    }
    if (best === undefined) return false
    tour.nodes.splice(best.at, 1)
    tour.length = lengthOf(tour.nodes)
    seekAll(tour)
    insert(tour, best.other)
    return true
  }

  const improve = (tour: Tour, barred: ReadonlySet<number>, noise: () => number): void => {
    fill(tour, barred, noise)
    do {
      shorten(tour)
      fill(tour, new Set(), () => 1)
    } while (exchange(tour))
  }
  return { improve, lengthOf }
}

/**
 * The nodes of a good tour after the depot: a stretch of the best tour is cut out, its nodes barred for the moment, the tour filled up with
 * blurred prizes and improved, and kept where it collects no less. After P. Vansteenwegen, W. Souffriau, G. Vanden Berghe, D. Van
 * Oudheusden, Iterated local search for the team orienteering problem with time windows, Computers & Operations Research 36(12), 2009.
 */
export const searchTour = (instance: Instance, iterations: number, random: Random): Int32Array => {
  const { improve, lengthOf } = searcher(instance)
  const start: Tour = { nodes: [0], length: 0 }
  improve(start, new Set(), () => 1)
  let current = start
  let best = start
  const worthOf = ({ nodes }: Tour): number => collected(instance, nodes.slice(1))
  for (let iteration = 0; iteration < iterations; iteration++) {
    const inside = current.nodes.length - 1
    const count = Math.min(inside, 1 + random.index(Math.max(1, Math.ceil(inside / 3))))
    const from = 1 + random.index(Math.max(1, inside - count + 1))
    const nodes = current.nodes.toSpliced(from, count)
    const barred = new Set(current.nodes.slice(from, from + count).filter(() => random.next() < 0.7))
    const tour: Tour = { nodes, length: lengthOf(nodes) }
    improve(tour, barred, () => 0.5 + random.next())
    if (worthOf(tour) > worthOf(best)) best = tour
    const isWorse = worthOf(tour) < worthOf(current)
    if (!isWorse) current = tour
    else if (random.index(50) === 0) current = best
    else if (random.index(20) === 0) current = tour
  }
  return Int32Array.from(best.nodes.slice(1))
}
