import { expect, test } from 'vitest'
import { numpyRandom } from '../numpy-random.ts'
import { randomStream } from '../../random.ts'
import { antSystem } from './ant-system.ts'

const n = 12
const points = numpyRandom(5).rand(2 * n)
const distances = Float64Array.from({ length: n * n }, (_, edge) => {
  const [a, b] = [2 * Math.floor(edge / n), 2 * (edge % n)]
  return Math.hypot(
    (points[a] as number) - (points[b] as number),
    (points[a + 1] as number) - (points[b + 1] as number),
  )
})
const lengthOf = (tour: ArrayLike<number>): number =>
  Array.from(tour).reduce((sum, city, at) => sum + (distances[city * n + (tour[(at + 1) % n] as number)] as number), 0)

/** Every ant's tour, with pheromone made anew from all tours before each iteration. */
const fromScratch = (wish: Float64Array, ants: number, iterations: number, seed: number): number[] => {
  const random = randomStream(seed, 'ants')
  const past: number[][][] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    const pheromone = new Float64Array(n * n).fill(0.9 ** iteration)
    past.forEach((tours, then) => {
      for (const tour of tours) {
        const trace = 0.9 ** (iteration - 1 - then) / lengthOf(tour)
        tour.forEach((city, at) => {
          const other = tour[(at + 1) % n] as number
          for (const edge of [city * n + other, other * n + city]) pheromone[edge] = (pheromone[edge] as number) + trace
        })
      }
    })
    past.push(
      Array.from({ length: ants }, () => {
        const left = [...Array(n).keys()]
        const take = (at: number): number => {
          const city = left[at] as number
          const last = left.pop() as number
          if (at < left.length) left[at] = last
          return city
        }
        const tour = [take(random.index(n))]
        while (left.length > 0) {
          const row = (tour.at(-1) as number) * n
          const scents = left.map((city) => (pheromone[row + city] as number) * (wish[row + city] as number))
          const drawn = random.next() * scents.reduce((sum, scent) => sum + scent, 0)
          let sum = 0
          const at = scents.findIndex((scent) => (sum += scent) > drawn)
          tour.push(take(at < 0 ? left.length - 1 : at))
        }
        return tour
      }),
    )
  }
  return past.flat().reduce((best, tour) => (lengthOf(tour) < lengthOf(best) ? tour : best))
}

test('pheromone kept up from step to step is that made from all tours', () => {
  for (let seed = 0; seed < 20; seed++) {
    const wish = distances.map((distance, edge) => (edge % 13 === 0 ? 1e-9 : 1 / (distance + 0.01)))
    const found = antSystem(
      distances,
      wish.map((value) => value - 1e-9),
      n,
      { ants: 4, iterations: 5 },
      randomStream(seed, 'ants'),
    )
    expect([...found]).toEqual(fromScratch(wish, 4, 5, seed))
  }
})

test('any desirability gives a tour: negative, zero, infinite', () => {
  for (const value of [-1, 0, Infinity, -Infinity]) {
    const tour = antSystem(
      distances,
      new Float64Array(n * n).fill(value),
      n,
      { ants: 3, iterations: 3 },
      randomStream(1, 'ants'),
    )
    expect([...tour].toSorted((a, b) => a - b)).toEqual([...tour.keys()])
  }
})

test('ants follow what is desirable', () => {
  const ring = Float64Array.from({ length: n * n }, (_, edge) =>
    (Math.floor(edge / n) + 1) % n === edge % n ? 1e12 : 0,
  )
  const tour = antSystem(distances, ring, n, { ants: 1, iterations: 1 }, randomStream(2, 'ants'))
  tour.forEach((city, at) => expect(tour[(at + 1) % n]).toBe((city + 1) % n))
})
