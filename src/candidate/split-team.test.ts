/** Teams taken apart: written-out lists, bundled teams, and what cannot be seen through. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splitTeam } from './split-team.ts'
import { bundleTeam } from './team.ts'

const load = async (source: string): Promise<Record<string, unknown>> =>
  (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Record<string, unknown>
const roles = ['destroy', 'repair']

describe('a team is taken apart', () => {
  const source = `// Of the whole file.

const step = 2
// Twice.
const twice = (x) => step * x
const other = () => 'not needed'
function removeAll(x) { return twice(x) }
const plus = (k) => (x) => x + k
export const destroy = [removeAll, (x) => x]
export const repair = [plus(10)]
export { other as unused }
`
  test('into programs with what they need and nothing else', async () => {
    const parts = splitTeam(source, roles)
    expect(parts.map(({ role }) => role)).toEqual(['destroy', 'destroy', 'repair'])
    const values = await Promise.all(
      parts.map(async (part) => ((await load(part.source))[part.role] as (x: number) => number)(3)),
    )
    expect(values).toEqual([6, 3, 13])
    expect(parts[0]?.source).toContain('// Twice.\nconst twice')
    for (const part of parts) expect(part.source).not.toContain('not needed')
    expect(parts[1]?.source).toBe('export const destroy = (x) => x\n')
  })

  test('and put together again, however often', async () => {
    const parts = splitTeam(source, roles)
    const again = (from: typeof parts): string =>
      bundleTeam(
        from.map((part, at) => ({ name: `c${at}`, source: part.source })),
        roles,
      )
    const once = again(parts)
    const thrice = again(splitTeam(again(splitTeam(once, roles)), roles))
    const team = await load(thrice)
    const values = roles.flatMap((role) => (team[role] as ((x: number) => number)[]).map((one) => one(3)))
    expect(values).toEqual([6, 3, 13])
    expect(thrice.length).toBeLessThan(once.length + 50)
  })

  test('a role that is one function, or a value that nobody sees through, is one part', () => {
    expect(splitTeam('export function destroy() {}\nexport const repair = make()\n', roles)).toEqual([
      { role: 'destroy', source: 'export function destroy() {}\n' },
      { role: 'repair', source: 'export const repair = make()\n' },
    ])
    expect(splitTeam('export const destroy = [...others]\nconst others = []', roles).length).toBe(1)
    expect(splitTeam('export const destroy = (', roles)).toEqual([])
  })

  test('the shipped team of adaptive large-neighbourhood search has three and two', () => {
    const file = join(import.meta.dirname, '../../problems/tsp/lns/baselines/alns.js')
    const parts = splitTeam(readFileSync(file, 'utf8'), roles)
    expect(parts.map(({ role }) => role)).toEqual(['destroy', 'destroy', 'destroy', 'repair', 'repair'])
    expect(parts[0]?.source).not.toContain('removeWorst')
  })
})
