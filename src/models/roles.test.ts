import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseModel, describeRoles, modelChoice, modelRoles, namesIn, readModelFlags, rolesOf } from './roles.ts'

test.each([
  [['ollama:qwen3'], 'ollama:qwen3'],
  [['openrouter:qwen/qwen3-coder:free,weight=3', 'ollama:a'], 'openrouter:qwen/qwen3-coder:free ×3 + ollama:a'],
  [['ollama:a', 'reflect=openai:gpt-5.4'], 'ollama:a; reflect: openai:gpt-5.4'],
  [['repair=ollama:c,weight=0.5', 'ollama:a', 'ollama:b'], 'ollama:a + ollama:b; repair: ollama:c ×0.5'],
  [['ollama:a + ollama:b'], 'ollama:a + ollama:b'],
  [['recording:a,b.jsonl'], 'recording:a,b.jsonl'],
])('--model %j is %s', (flags, told) => {
  const choice = readModelFlags(flags)
  const models = rolesOf(choice)
  expect(describeRoles(models)).toBe(told)
  expect(modelRoles.parse(JSON.parse(JSON.stringify(models)))).toEqual(models)
  expect(modelChoice.parse(choice)).toEqual(choice)
})

test.each([
  [['ollama:a,weight=0'], '--model ollama:a,weight=0: a weight is a positive number, as in ollama:a,weight=3'],
  [['ollama:a,weight=many'], 'a weight is a positive number'],
  [['ollama:a,weight='], 'a weight is a positive number'],
  [['reflect=ollama:a'], 'no model is named to write programs: add --model <name> without a role'],
])('--model %j is refused', (flags, message) => {
  expect(() => readModelFlags(flags)).toThrow(message)
})

test('a model that is named twice is refused', () => {
  expect(() => rolesOf('a + b + a')).toThrow('the model a is named twice')
})

test('roles that are left out are like the one that writes programs', () => {
  const models = rolesOf({ generate: ['a', { name: 'b', weight: 2 }], repair: 'c' })
  expect(models.reflect).toEqual(models.generate)
  expect(namesIn(models)).toEqual(['a', 'b', 'c'])
})

test('a step is answered by the same model on every replay, and models are asked as often as they weigh', () => {
  const models = [
    { name: 'a', weight: 3 },
    { name: 'b', weight: 1 },
  ]
  fc.assert(
    fc.property(fc.integer(), fc.nat(1000), (seed, verb) => {
      expect(chooseModel(models, seed, `${verb}/ask`)).toBe(chooseModel(models, seed, `${verb}/ask`))
    }),
  )
  const chosen = Array.from({ length: 2000 }, (_, verb) => chooseModel(models, 1, `${verb}/ask`))
  const share = chosen.filter((name) => name === 'a').length / chosen.length
  expect(share).toBeGreaterThan(0.72)
  expect(share).toBeLessThan(0.78)
})
