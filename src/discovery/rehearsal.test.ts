import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findStrategy } from '../config/find-strategy.ts'
import type { RunConfiguration } from './configuration.ts'
import { readRecording } from '../models/recording.ts'
import { loadProblem } from '../problem/registry.ts'
import { loadTemplates } from '../prompts/templates.ts'
import { rehearse, type Rehearsal } from './rehearsal.ts'

const root = join(import.meta.dirname, '../..')
const problem = await loadProblem('tardiness')
const templates = loadTemplates([join(root, 'prompts')])
const reflective = await findStrategy('reflective')

const rehearsed = (limits: RunConfiguration['limits'], usd = 0): Promise<Rehearsal> =>
  rehearse({
    problem,
    strategy: reflective,
    options: reflective.options.parse({}),
    templates,
    limits: JSON.parse(JSON.stringify(limits)) as Readonly<Record<string, number>>,
    seed: 1,
    maxTokens: 8192,
    answerTokens: 600,
    costUsd: () => usd,
  })

test('a rehearsal asks as often as the budget allows, and is the same every time', async () => {
  const first = await rehearsed({ completions: 30 })
  expect(first.questions).toHaveLength(30)
  expect(first.spent.completions).toBe(30)
  expect(await rehearsed({ completions: 30 })).toEqual(first)
  expect((await rehearsed({ costUsd: 1 }, 0.1)).questions).toHaveLength(10)
})

test('its prompts are about as long as those of a recorded run of a real model', async () => {
  const file = join(root, 'examples/recordings/tardiness.jsonl')
  const recorded = readRecording(readFileSync(file, 'utf8'), 'tardiness.jsonl')
  const characters = recorded.flatMap(({ messages }) => messages).reduce((sum, { content }) => sum + content.length, 0)
  const { questions } = await rehearsed({ completions: recorded.length })
  const ratio = questions.reduce((sum, { promptTokens }) => sum + promptTokens, 0) / (characters / 4)
  expect(ratio).toBeGreaterThan(0.85)
  expect(ratio).toBeLessThan(1.3)
})
