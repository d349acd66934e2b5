import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { numpyRandom } from './numpy-random.ts'

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

// Every expected number was printed by NumPy 1.24.2, drawn in this order from one generator.
test('a stream is NumPy’s, draw by draw', () => {
  const random = numpyRandom(1234)
  expect([...random.rand(3)]).toEqual([0.1915194503788923, 0.6221087710398319, 0.4377277390071145])
  expect([...random.uniform(-2, 5, 3)]).toEqual([3.4975100859963844, 3.459830656831625, -0.09185176302150877])
  expect([...random.randint(1, 10, 8)]).toEqual([7, 9, 1, 6, 1, 7, 3, 1])
  expect([...random.permutation(12)]).toEqual([7, 10, 4, 1, 0, 8, 3, 9, 6, 2, 5, 11])
  const near = (found: Iterable<number>, known: readonly number[]): void =>
    [...found].forEach((value, at) => expect(value).toBeCloseTo(known[at] as number, 12))
  near(
    random.normal(60, 20, 5),
    [54.861171193090954, 41.49184272315292, 96.47230984021206, 14.806005977630207, 56.581895466583774],
  )
  expect(random.random()).toBe(0.435332252600248)
  near(random.weibull(3, 4), [0.9445704600416657, 1.515710146481013, 0.34594360186163514, 0.9261223970653788])
  near(random.beta(2, 5, 3), [0.6725565936873842, 0.09823519470386087, 0.4766718785039894])
  near(random.beta(0.5, 0.4, 3), [0.6772581907245405, 0.015482934155428424, 0.99305171904597])
  near(random.beta(1, 0.5, 3), [0.5937291914165214, 0.3173340674546258, 0.12858939404204112])
  near(random.beta(0.7, 3, 3), [0.3844747646270396, 0.6646774172831699, 0.16945359013622682])
  const ten = Int32Array.from({ length: 10 }, (_, i) => i)
  random.shuffle(ten)
  expect([...ten]).toEqual([7, 3, 6, 2, 9, 8, 5, 0, 4, 1])
  expect([...random.randint(-5, 2 ** 31 - 1, 3)]).toEqual([26665351, 1291246276, 1876441870])
  // One draw more or less anywhere above would show here.
  expect(random.random()).toBe(0.9481232211898937)
})

test.each([
  [0, 0.5352570732798739],
  [2024, 0.49084081048196915],
  [4294967295, 0.5666947962050659],
])('the stream of seed %i is NumPy’s after 100,000 draws', (seed, known) => {
  const random = numpyRandom(seed)
  random.rand(100_000)
  expect(random.random()).toBe(known)
})

test('long streams agree in what instances are made of', () => {
  const random = numpyRandom(7)
  expect(sum(random.randint(0, 1000, 100_000))).toBe(49787854)
  expect(random.permutation(5000).reduce((total, value, at) => total + value * at, 0)).toBe(31182834344)
  const items = numpyRandom(9).weibull(3, 100_000)
  expect(sum(items.map((value) => Math.round(Math.min(100, Math.max(1, 45 * value)))))).toBe(4017532)
  expect(
    sum(
      numpyRandom(10)
        .beta(2, 5, 100_000)
        .map((value) => Math.floor(50 - 40 * value)),
    ),
  ).toBe(3805120)
})

test('whole numbers stay in their range, permutations hold each once', () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 32 - 1),
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
      (seed, low, span) => {
        const random = numpyRandom(seed)
        const drawn = random.randint(low, low + span, 50)
        expect(Math.min(...drawn)).toBeGreaterThanOrEqual(low)
        expect(Math.max(...drawn)).toBeLessThan(low + span)
        expect(random.permutation(span).toSorted()).toEqual(Int32Array.from({ length: span }, (_, i) => i))
      },
    ),
  )
})

test('a seed or a range that NumPy would not take is refused', () => {
  expect(() => numpyRandom(-1)).toThrow('Expected a seed from 0 to 4294967295, got -1')
  expect(() => numpyRandom(1.5)).toThrow(RangeError)
  expect(() => numpyRandom(1).randint(3, 3, 1)).toThrow('got 3 and 3')
})
