/** SEARCH/REPLACE answers change a program in the one place that they name, or fail with a reason. */

import { array, assert, integer, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from './patch.ts'

const source = 'export function rate(x) {\n  const a = 1\n  if (x > a) return 0\n  return x\n}\n'
const block = (search: string, replacement: string): string =>
  `<<<<<<< SEARCH\n${search}\n=======\n${replacement}${replacement === '' ? '' : '\n'}>>>>>>> REPLACE`

describe('applyPatch', () => {
  test('applies blocks one after the other, fenced or not, whatever stands around them', () => {
    const answer = `Idea: more.\n\n\`\`\`\n${block('  const a = 1', '  const a = 2')}\n\`\`\`\nand\n${block('  const a = 2', '  const a = 3')}\n`
    expect(applyPatch(source, answer)).toMatchObject({
      kind: 'patched',
      blocks: 2,
      source: source.replace('a = 1', 'a = 3'),
    })
  })

  test('overlooks white space at the ends of lines, and indentation where nothing else fits', () => {
    const expected = { kind: 'patched', source: source.replace('return x\n', 'return -x\n') }
    expect(applyPatch(source, block('  return x   ', '  return -x'))).toMatchObject(expected)
    expect(applyPatch(source, block('return x', '  return -x'))).toMatchObject(expected)
  })

  test('removes lines where the replacement is empty', () => {
    expect(applyPatch(source, block('  if (x > a) return 0', ''))).toMatchObject({
      source: source.replace('  if (x > a) return 0\n', ''),
    })
  })

  test.each([
    ['no block', '```js\nexport const a = 1\n```', undefined],
    ['an open block', '<<<<<<< SEARCH\n  const a = 1\n', 'not closed'],
    ['an empty search', block('', 'const b = 1'), 'is empty'],
    ['a text that is not there', block('const b = 1', 'const c = 1'), '`const b = 1`, is not in the program'],
  ])('tells %s', (_, answer, reason) => {
    const patched = applyPatch(source, answer)
    expect(patched.kind).toBe(reason === undefined ? 'none' : 'failed')
    if (reason !== undefined) expect(patched).toMatchObject({ reason: expect.stringContaining(reason) as string })
  })

  test('fails where a text is there twice', () => {
    expect(applyPatch('a\nb\na\n', block('a', 'c'))).toMatchObject({ kind: 'failed' })
  })

  test('puts any line of any program in the place of any other', () => {
    const line = stringMatching(/^[a-z ]{0,9}[a-z]$/)
    assert(
      property(array(line, { minLength: 1, maxLength: 9 }), integer({ min: 0, max: 8 }), line, (all, index, text) => {
        const program = all.map((one, at) => `${one}${at}`)
        const at = index % program.length
        expect(applyPatch(program.join('\n'), block(program[at] as string, text))).toMatchObject({
          source: `${program.with(at, text).join('\n').trimEnd()}\n`,
        })
      }),
    )
  })
})
