import { expect, test } from 'vitest'
import { addDiagnostics, readDiagnosed } from './diagnostics.ts'

test('what a driver counted is taken apart from its solution', () => {
  expect(readDiagnosed({ solution: [1], diagnostics: { credits: Float64Array.of(1, 2) } })).toEqual({
    solution: [1],
    diagnostics: { credits: [1, 2] },
  })
  expect(readDiagnosed({ diagnostics: { credits: [Number.NaN] } })).toContain('not lists of finite numbers')
  expect(readDiagnosed({ diagnostics: { credits: Array.from({ length: 5000 }, () => 0) } })).toContain('not lists')
  expect(readDiagnosed(7)).toEqual({ solution: undefined, diagnostics: {} })
})

test('counts of several instances are summed element by element', () => {
  expect(addDiagnostics(undefined, { a: [1] })).toEqual({ a: [1] })
  expect(addDiagnostics({ a: [1, 2], b: [1] }, { a: [10], c: [3] })).toEqual({ a: [11, 2], b: [1], c: [3] })
})
