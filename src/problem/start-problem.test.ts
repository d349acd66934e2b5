import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from './input-error.ts'
import { loadProblem } from './registry.ts'
import { startProblem } from './start-problem.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'problems-'))
})
afterEach(() => rmSync(parent, { recursive: true }))

test('a new problem loads under its name, alone or in a family', async () => {
  await startProblem('bakery', parent)
  await startProblem('baking/rye-bread', parent)
  const bakery = await loadProblem('bakery', { folders: [parent] })
  expect(bakery.definition).toMatchObject({ name: 'bakery', family: 'bakery' })
  expect(bakery.set('test').instances).toHaveLength(40)
  const bread = await loadProblem('baking', { folders: [parent] })
  expect(bread.definition).toMatchObject({ name: 'baking/rye-bread', family: 'baking' })
  expect(readdirSync(parent)).toEqual(['bakery', 'baking'])
})

test('nothing is overwritten, and names are checked', async () => {
  mkdirSync(join(parent, 'pastry'))
  writeFileSync(join(parent, 'pastry', 'notes.txt'), 'mine')
  await startProblem('bakery', parent)
  const refusal = async (name: string): Promise<string> => {
    const error = await startProblem(name, parent).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(InputError)
    return (error as InputError).message
  }
  expect(await refusal('bakery')).toContain("'bakery' is taken")
  expect(await refusal('tardiness')).toContain("'tardiness' is taken")
  expect(await refusal('tardiness/dispatch')).toContain("'tardiness/dispatch' is taken")
  expect(await refusal('bakery/bread')).toContain('is a problem itself')
  expect(await refusal('pastry')).toContain('pastry exists already')
  for (const name of ['', 'Bakery', '../bakery', 'a/b/c', 'a//b', '-x', 'x y'])
    expect(await refusal(name)).toContain('small letters, digits and hyphens')
  expect(readdirSync(join(parent, 'pastry'))).toEqual(['notes.txt'])
  expect(readdirSync(parent)).toEqual(['bakery', 'pastry'])
})
