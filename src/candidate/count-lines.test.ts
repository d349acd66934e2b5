import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countsName, withLineCounts } from './count-lines.ts'
import { parseModule } from './syntax.ts'

type Module = { readonly run: (n: number) => unknown; readonly [countsName]: () => Float64Array }
const load = async (source: string): Promise<Module> =>
  (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Module

describe('counting lines', () => {
  test.each([
    [
      'statements in blocks',
      'export function run(n) {\n  let s = 0\n  for (let i = 0; i < n; i++) {\n    s += i\n  }\n  return s\n}',
      [0, 1, 1, 3, 0, 1, 0],
    ],
    [
      'bodies without braces',
      'export function run(n) {\n  let s = 0\n  for (let i = 0; i < n; i++)\n    if (i % 2) s += i\n    else s -= i\n  return s\n}',
      [0, 1, 1, 4, 2, 1, 0],
    ],
    [
      'arrows and what closes with them',
      'export const run = (n) =>\n  [1, 2].map((x) => ({ x: x * n }))\n    .filter((y) => y.x > n)',
      [0, 3, 2],
    ],
    ['several statements in a line', 'export function run(n) { if (n) n++;n++\n return n }', [3, 1]],
    [
      'labels, switches and loops that go on',
      'export function run(n) {\n  let s = 0\n  outer: while (true) {\n    switch (s++) {\n      case 2: break outer\n      default: continue outer\n    }\n  }\n  do s++; while (s < 9)\n  return s\n}',
      [0, 1, 1, 3, 1, 2, 0, 0, 7, 1, 0],
    ],
  ])('%s', async (_, source, counts) => {
    const counted = withLineCounts(source) as string
    const [plain, instrumented] = [await load(source), await load(counted)]
    expect(instrumented.run(3)).toEqual(plain.run(3))
    expect([...instrumented[countsName]()]).toEqual(counts)
  })

  test('every shipped heuristic parses with counters, line for line', () => {
    for (const file of globSync('problems/**/baselines/*.js')) {
      const source = readFileSync(file, 'utf8')
      const counted = withLineCounts(source) as string
      expect(parseModule(counted), file).toMatchObject({ kind: 'tree' })
      expect(counted.split('\n').length, file).toBe(source.split('\n').length + 2)
    }
  })

  test('what does not parse has none', () => expect(withLineCounts('export const')).toBeUndefined())
})
