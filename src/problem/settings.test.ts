import { expect, test } from 'vitest'
import { z } from './index.ts'
import { completeSettings } from './settings.ts'

const problem = {
  name: 'tsp/gls',
  settings: z.object({ moves: z.int().min(1).default(30), iterations: z.int().min(1).default(1200) }),
}

test('defaults are completed, and what is given overrides them', () => {
  expect(completeSettings(problem, {})).toEqual({ moves: 30, iterations: 1200 })
  expect(completeSettings(problem, { moves: 5 })).toEqual({ moves: 5, iterations: 1200 })
  expect(completeSettings({ name: 'plain' }, {})).toEqual({})
})

test('what is no setting, or no value of one, is told', () => {
  expect(() => completeSettings(problem, { move: 5 })).toThrow(
    "tsp/gls has no setting 'move'; its settings are: moves, iterations",
  )
  expect(() => completeSettings(problem, { moves: 0 })).toThrow('tsp/gls: setting moves: ')
  expect(() => completeSettings({ name: 'plain' }, { moves: 1 })).toThrow('plain has no settings')
})
