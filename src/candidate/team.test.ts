import { describe, expect, test } from 'vitest'
import { bundleTeam, toldOfFirst } from './team.ts'

const load = async (source: string): Promise<Record<string, (() => number)[]>> =>
  (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Record<string, (() => number)[]>
const answers = (functions: readonly (() => number)[] | undefined): readonly number[] =>
  (functions ?? []).map((one) => one())

describe('a team', () => {
  const pair = 'const k = 1\nexport function destroy() { return k }\nexport const repair = () => 10 * k'
  const renamed = 'const k = 2\nconst own = () => k\nexport { own as destroy }'
  const lists = 'export const repair = [() => 3, () => 4]'

  test('is one module that exports a list for each role, in the order of the members', async () => {
    const { destroy, repair } = await load(
      bundleTeam(
        [
          { name: 'pair', source: pair },
          { name: 'renamed', source: renamed },
          { name: 'lists', source: lists },
        ],
        ['destroy', 'repair'],
      ),
    )
    expect(answers(destroy)).toEqual([1, 2])
    expect(answers(repair)).toEqual([10, 3, 4])
  })

  test('can be a member of a team', async () => {
    const inner = bundleTeam([{ name: 'pair', source: pair }], ['destroy', 'repair'])
    const { destroy, repair } = await load(
      bundleTeam(
        [
          { name: 'inner', source: inner },
          { name: 'pair', source: pair },
        ],
        ['destroy', 'repair'],
      ),
    )
    expect(answers(destroy)).toEqual([1, 1])
    expect(answers(repair)).toEqual([10, 10])
  })

  test('lacks no role, and every member parses', () => {
    expect(() => bundleTeam([{ name: 'renamed', source: renamed }], ['destroy', 'repair'])).toThrow(
      'No member of the team exports repair',
    )
    expect(() => bundleTeam([{ name: 'broken', source: 'export const destroy = (' }], ['destroy'])).toThrow(
      'broken does not parse',
    )
  })
})

test('a message about a bundle names the lines of its first member as they are in its own source', () => {
  const first = '\n\n// Of mine.\nexport function destroy() {\n  return lost\n}\n'
  const bundle = bundleTeam(
    [
      { name: 'first', source: first },
      { name: 'second', source: 'export const repair = () => gone' },
    ],
    ['destroy', 'repair'],
  ).split('\n')
  const lineOf = (lines: readonly string[], text: string): number => 1 + lines.findIndex((line) => line.includes(text))
  const told = (text: string): string => toldOfFirst(`ReferenceError (line ${lineOf(bundle, text)}, column 9)`, first)
  expect(told('lost')).toBe(`ReferenceError (line ${lineOf(first.split('\n'), 'lost')}, column 9)`)
  expect(told('gone')).toBe('ReferenceError (in another member of the team)')
})
