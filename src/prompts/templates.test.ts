/** Templates are found, overridden and checked; every mistake in one names its file. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkTemplates, loadTemplates } from './templates.ts'

const folders: string[] = []
const folder = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'heuristica-prompts-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
afterAll(() => {
  for (const root of folders) rmSync(root, { recursive: true })
})

const shared = { 'system/generate.md': 'Write {{problem.functions}}.', 'system/repair.md': 'Mend {{code}}{{failure}}.' }

describe('loadTemplates', () => {
  test('takes Markdown files at any depth, and the first folder that has one', () => {
    const mine = folder({ 'own/mutate.md': 'mine' })
    const shipped = folder({ 'own/mutate.md': 'shipped', 'own/cross.md': 'a\r\nb', 'own/notes.txt': 'no' })
    expect(loadTemplates([mine, shipped])).toEqual({ 'own/mutate.md': 'mine', 'own/cross.md': 'a\nb' })
  })

  test('names a folder that is not there', () => {
    expect(() => loadTemplates([join(folder({}), 'prompst')])).toThrow(/^Prompts folder .*prompst does not exist/)
  })
})

const messageOf = (template: string, more: Readonly<Record<string, string>> = {}): string => {
  const inputs = { focus: 'text', elite: 'candidate', rival: 'candidate', tried: 'candidates' } as const
  try {
    checkTemplates({ ...shared, ...more, 'own/mutate.md': template }, 'own', { mutate: inputs })
    return 'fine'
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
}

describe('checkTemplates', () => {
  test('passes what is given: texts, fields of candidates, comparisons, the problem, partials in a section', () => {
    const template = `{{focus}} {{#elite}}{{code}} {{problem.metric.title}} {{> own/part}}{{/elite}} {{elite.against.rival}}
      {{#tried}}{{idea}}{{#failure}}{{failure}}{{/failure}}{{/tried}}{{^tried}}none{{/tried}}{{! any comment }}`
    expect(messageOf(template, { 'own/part.md': '{{gaps}} {{focus}}' })).toBe('fine')
  })

  test.each([
    ['{{fokus}}', 'uses {{fokus}}, which it is not given; it may use focus, elite, rival, tried, problem.'],
    ['{{#elite}}{{sorce}}{{/elite}}', 'uses {{sorce}}, which it is not given'],
    ['{{elite.sorce}}', 'uses {{elite.sorce}}, which it is not given'],
    ['{{code}}', 'uses {{code}}, which it is not given'],
    ['{{elite.against.elite}}', 'uses {{elite.against.elite}}, which it is not given'],
    ['{{problem.metric.nmae}}', 'uses {{problem.metric.nmae}}, which it is not given'],
    ['{{constructor}}', 'uses {{constructor}}, which it is not given'],
    ['{{elite}}', 'prints {{elite}}, which is not a text'],
    ['{{tried}}', 'prints {{tried}}, which is not a text'],
    ['{{#elite}}', 'does not parse: Unclosed section "elite"'],
    ['{{focus', 'does not parse: Unclosed tag'],
    ['{{> own/mutate}}', 'includes itself'],
  ])('refuses %s', (template, expected) => {
    const message = messageOf(template)
    expect(message).toContain('InputError: Prompt template own/mutate.md')
    expect(message).toContain(expected)
    expect(message).not.toContain('\n')
  })

  test('names missing files: operator, partial and who includes it, system message', () => {
    const missing = (templates: Readonly<Record<string, string>>) => () =>
      checkTemplates(templates, 'own', { cross: {} })
    expect(missing(shared)).toThrow('Prompt template own/cross.md is missing: add that file to the prompts folder.')
    expect(missing({ ...shared, 'own/cross.md': '{{> system/tsk}}' })).toThrow(
      'Prompt template system/tsk.md is missing, which own/cross.md includes',
    )
    expect(missing({ ...shared, 'own/cross.md': '{{! system: reflect }}' })).toThrow(
      'template system/reflect.md is missing',
    )
    expect(missing({})).toThrow('Prompt template system/repair.md is missing')
  })
})
