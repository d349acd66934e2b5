import { expect, test } from 'vitest'
import { solveExactly } from './exact.ts'
import { generate } from './instances.ts'
import referenceMip from './reference-mip.ts'
import reference from './reference.ts'

test('the mixed-integer program agrees with the exact decomposition up to 12 jobs', () => {
  const recipes = [1, 3, 7, 12].flatMap((n) =>
    [
      [2, 6],
      [6, 2],
      [8, 4],
      [10, 10],
    ].map(([tf10, rdd10]) => ({ n, tf10: tf10 as number, rdd10: rdd10 as number, rep: 0 })),
  )
  for (const recipe of recipes) {
    const instance = generate(recipe)
    expect(referenceMip(instance), JSON.stringify(recipe)).toEqual({
      value: solveExactly(instance).value,
      kind: 'optimal',
      by: 'HiGHS, positional formulation',
    })
  }
})

test('the mixed-integer program takes negative and zero due dates', () => {
  const instance = { p: Int32Array.of(3, 1, 4, 2), d: Int32Array.of(-2, 0, 5, 5) }
  expect(referenceMip(instance).value).toBe(solveExactly(instance).value)
})

test('the mixed-integer program refuses larger instances and says which method to use', () => {
  expect(() => referenceMip(generate({ n: 50, tf10: 6, rdd10: 6, rep: 0 }))).toThrow(
    'this instance has 50: use the exact method',
  )
})

test('the default reference is proven', () => {
  expect(reference({ p: Int32Array.of(2, 3), d: Int32Array.of(2, 4) })).toEqual({
    value: 1,
    kind: 'optimal',
    by: 'exact decomposition',
  })
})
