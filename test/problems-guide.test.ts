/** Follows docs/problems.md: writes its files, makes its changes and runs its commands, in the order of the page. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, workFolder } from './command-line.ts'

type Step =
  | { readonly kind: 'command'; readonly args: readonly string[] }
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'change'; readonly path: string; readonly from: string; readonly to: string }

const linesWith = (sign: string, lines: readonly string[]): string =>
  lines
    .filter((line) => line.startsWith(sign))
    .map((line) => line.slice(1))
    .join('\n')

/** The page's code blocks: commands, files that begin with their path, and differences to apply to a file. */
const steps = (page: string): readonly Step[] =>
  [...page.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap(([, language = '', body = '']): readonly Step[] => {
    if (language === '')
      return [...body.matchAll(/^heuristica (.+)$/gm)].map(([, args = '']) => ({
        kind: 'command',
        args: [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ''),
      }))
    const path = /^\/\/ (\S+)\n/.exec(body)?.[1]
    if (path === undefined) return []
    const lines = body.trimEnd().split('\n').slice(1)
    if (language !== 'diff') return [{ kind: 'file', path, text: lines.join('\n') }]
    return [{ kind: 'change', path, from: linesWith('-', lines), to: linesWith('+', lines) }]
  })

test('the guide does what it says', { timeout: 240_000 }, async () => {
  using folder = workFolder()
  const guide = steps(readFileSync(join(root, 'docs', 'problems.md'), 'utf8'))
  expect(guide.filter(({ kind }) => kind === 'command')).toHaveLength(7)
  const outputs: string[] = []
  for (const step of guide) {
    if (step.kind === 'command') {
      const { code, stdout, stderr } = await heuristica(folder.path, step.args)
      expect(code, `heuristica ${step.args.join(' ')}\n${stderr}`).toBe(0)
      outputs.push(stdout)
      continue
    }
    const path = join(folder.path, step.path)
    if (step.kind === 'file') {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, step.text)
      continue
    }
    const before = readFileSync(path, 'utf8')
    expect(before, `${step.path} as it was made`).toContain(step.from)
    writeFileSync(path, before.replace(step.from, step.to))
  }
  const [, shown, evaluated, , ofMonday, found] = outputs
  expect(shown).toContain('rate(')
  expect(evaluated).toMatch(/LPT .*\nas given /)
  expect(ofMonday).toContain('2 instances; gap to a lower bound')
  expect(found).toMatch(/discovered − LPT/)
  expect(found).toContain('far from mean')

  const again = await heuristica(folder.path, ['new', 'problem', 'bakery'])
  expect(again).toMatchObject({ code: 2, stdout: '' })
  expect(again.stderr).toContain("'bakery' is taken")
})
