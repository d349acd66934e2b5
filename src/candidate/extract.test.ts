/** Extraction on the shapes in which models answer. */

import { runInThisContext } from 'node:vm'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract } from './extract.ts'
import { parseCandidate } from './parse.ts'
import { parseModule } from './syntax.ts'

const names = ['priority']
const code = 'export function priority(job, now) {\n  return -Math.max(now + job.p, job.d)\n}'
const other = 'export function priority(job) {\n  return -job.d\n}'
const fence = (text: string, language = 'js', mark = '```'): string => `${mark}${language}\n${text}\n${mark}`

const shapes: Readonly<Record<string, string>> = {
  'one fence': fence(code),
  'prose around the fence': `Idea: due dates.\n\n${fence(code)}\n\nThis works because…`,
  'a fence without language': fence(code, ''),
  'a fence named javascript': fence(code, 'javascript'),
  'an info string with more': fence(code, 'js title="rule.js"'),
  'upper case language': fence(code, 'JavaScript'),
  tildes: fence(code, 'js', '~~~'),
  'four backticks': fence(code, 'js', '````'),
  'windows line ends': fence(code).replaceAll('\n', '\r\n'),
  'a byte order mark': `\uFEFF${fence(code)}`,
  'a reasoning block': `<think>\nMaybe ${fence(other)} or so.\n</think>\n${fence(code)}`,
  'only the end of a reasoning block': `Maybe\n${fence(other)}\n</think>\n\n${fence(code)}`,
  'reasoning in reasoning': `<think>a <think>b</think> ${fence(other)} c</think>\n${fence(code)}`,
  'another reasoning tag': `<reasoning>${fence(other)}</reasoning>\n${fence(code)}`,
  'an unclosed fence in reasoning': `<think>\n\`\`\`js\n${other}\n</think>\n${fence(code)}`,
  'reasoning that opens again at the end': `${fence(code)}\n<think>\nwait, ${other}`,
  channels: `<|channel|>analysis<|message|>${fence(other)}<|end|><|start|>assistant<|channel|>final<|message|>${fence(code)}<|return|>`,
  'two drafts': `First:\n${fence(other)}\nBetter:\n${fence(code)}`,
  'a usage example afterwards': `${fence(code)}\nUse it:\n${fence('const next = jobs.map((job) => priority(job, 0))\nconsole.log(next)')}`,
  'a usage example that imports it': `${fence(code)}\n${fence("import { priority } from './rule.js'\npriority({ p: 1, d: 2 }, 0)")}`,
  'a shell block afterwards': `${fence(code)}\nRun:\n${fence('node rule.js', 'bash')}`,
  'a json block before': `${fence('{ "priority": "export function priority() {}" }', 'json')}\n${fence(code)}`,
  'an output block afterwards': `${fence(code)}\n${fence('priority(job) = 3', '')}`,
  'a broken draft before': `${fence('export function priority(job) {\n  return job.(d\n}')}\n${fence(code)}`,
  'a broken block afterwards': `${fence(code)}\n${fence('export function priority(job, …) { return … }')}`,
  'a truncated last block': `${fence(code)}\nA variant:\n\`\`\`js\nexport function priority(job) {\n  return job.`,
  'a truncated block that parses': `${fence(code)}\nA variant:\n\`\`\`js\n${other}\n`,
  'a fence that is never closed': `Here it is\n\`\`\`js\n${code}`,
  'a closing fence behind the code': `\`\`\`js\n${code}\`\`\``,
  'code on the line of the fence': `\`\`\`${code}\n\`\`\``,
  'code after the language': `\`\`\`js ${code}\n\`\`\``,
  'a block in a block': `\`\`\`markdown\nIdea: x\n${fence(code)}\n\`\`\``,
  'an indented block in a list': `1. The code:\n\n   ${fence(code).replaceAll('\n', '\n   ')}\n2. Done`,
  'no fence': code,
  'no fence, prose before': `Here is the rule.\n\n${code}`,
  'no fence, prose around': `Let me think. It's late.\n\n${code}\n\nThis isn't (quite) optimal: ties {remain.`,
  'no fence after reasoning': `<think>hm, ${other}</think>\n${code}`,
  'an export that is missing': fence(code.replace('export ', '')),
  'an export default': fence(code.replace('export ', 'export default ')),
  'an anonymous export default': fence(code.replace('function priority', 'default function')),
  'an export default of the name': fence(`${code.replace('export ', '')}\nexport default priority`),
  'an export list': fence(`${code.replace('export ', '')}\nexport { priority }`),
  'module.exports of the function': fence(`${code.replace('export ', '')}\nmodule.exports = priority;`),
  'module.exports of an object': fence(`${code.replace('export ', '')}\nmodule.exports = { priority };`),
  'module.exports of a function expression': fence(code.replace('export ', 'module.exports = ')),
  'exports.name': fence(code.replace('export function priority', 'exports.priority = function')),
  'module.exports with a method': fence(`module.exports = { ${code.replace('export function ', '')} }`),
  'a helper before the function': fence(
    `function due(job) {\n  return job.d\n}\n\n${code.replace('job.d', 'due(job)')}`,
  ),
  'a helper behind the function': fence(
    `${code.replace('job.d', 'due(job)')}\n\nfunction due(job) {\n  return job.d\n}`,
  ),
  'several functions of which one is asked for': fence(
    `export function score(job) {\n  return 1\n}\n\n${code}\n\nexport const unused = () => 2`,
  ),
  'a helper in a block of its own afterwards, with the whole before': `${fence(code)}\nOptional:\n${fence('function due(job) {\n  return job.d\n}')}`,
  'a table and a formula around it': `| a | b |\n|---|---|\n| 1 | 2 |\n\n$p_j < d_j$\n\n${fence(code)}\n\n- O(n)\n- ties: first`,
  'a fence in a quotation': fence(code).replace(/^/gm, '> '),
  typescript: fence(
    code
      .replace('(job, now)', '(job: Job, now: number): number')
      .replace('export', 'interface Job { p: number; d: number }\nexport'),
    'ts',
  ),
  'typescript called js': fence(code.replace('(job, now)', '(job: { p: number, d: number }, now: number): number')),
}

const run = (source: string): unknown => {
  const syntax = parseModule(source)
  expect(syntax.kind).toBe('tree')
  const body = source
    .replace(/export \{ (\w+) as (\w+) \}/g, 'const $2 = $1')
    .replace(/export \{[^}]*\}/g, '')
    .replace(/\bexport /g, '')
  const priority = runInThisContext(`(() => { ${body}\nreturn priority })()`) as (job: object, now: number) => unknown
  return priority({ p: 3, d: 7 }, 5)
}

describe('extract', () => {
  it.each(Object.entries(shapes))('finds the program in %s', (_, completion) => {
    const found = extract(completion, names)
    if (found.kind === 'none') throw new Error(found.reason)
    expect(parseCandidate(found.source, names)).toMatchObject({ kind: 'program' })
    expect(run(found.source)).toBe(-8)
  })

  it('leaves a program that needs nothing as it is', () => {
    expect(extract(fence(code), names)).toEqual({ kind: 'code', source: `${code}\n` })
  })

  it('takes types out without leaving holes', () => {
    const typed =
      'type Job = { d: number }\nexport function priority(job: Job, now: number): number {\n  const a = job.d as number;\n  return a\n}'
    expect(extract(fence(typed, 'ts'), names)).toMatchObject({
      source: 'export function priority(job, now) {\n  const a = job.d;\n  return a\n}\n',
    })
  })

  it('joins functions that stand in blocks of their own', () => {
    const destroy = 'export function destroy(tour) {\n  return tour\n}'
    const repair = 'function repair(tour) {\n  return tour\n}'
    expect(extract(`First:\n${fence(destroy)}\nThen:\n${fence(repair)}\n`, ['destroy', 'repair'])).toEqual({
      kind: 'code',
      source: `${destroy}\n\nexport ${repair}\n`,
    })
  })

  it('hands broken code on, for its syntax error', () => {
    const broken = 'export function priority(job) {\n  return -(job.d)**2\n}'
    for (const completion of [fence(broken), `Here:\n\n${broken}`]) {
      const found = extract(completion, names)
      expect(found.kind === 'code' && parseCandidate(found.source, names)).toMatchObject({
        kind: 'rejected',
        position: { line: 2, column: 18 },
      })
    }
  })

  it('hands on code that lacks the function, for the message that says so', () => {
    expect(extract(fence('export function score(job) {\n  return job.d\n}'), names)).toMatchObject({ kind: 'code' })
  })

  it.each([
    ['', 'the answer is empty'],
    ['<think>\nI should', 'the answer ended inside its reasoning, before any code; think less and answer'],
    ['I cannot do that.', 'the answer holds no JavaScript; give one fenced js block with export function priority(…)'],
    [fence('ls -l', 'sh'), 'the answer holds no JavaScript; give one fenced js block with export function priority(…)'],
    [
      fence('def priority(job, now):\n    return -max(now + job.p, job.d)', 'python'),
      'the code is Python; write it in JavaScript, as one module with export function priority(…)',
    ],
    [
      fence('import math\ndef priority(job, now):\n    const = (job.d)\n    return const', ''),
      'the code is Python; write it in JavaScript, as one module with export function priority(…)',
    ],
    [
      'def priority(job, now):\n    return -max(now + job.p, job.d)',
      'the code is Python; write it in JavaScript, as one module with export function priority(…)',
    ],
  ])('says why there is none: %j', (completion, reason) => {
    expect(extract(completion, names)).toEqual({ kind: 'none', reason })
  })

  it.each([
    [`Idea: jobs that are late go first.\n\n${fence(code)}`, 'jobs that are late go first.'],
    [`**Idea:** weigh *slack*\nby length.\n${fence(code)}`, 'weigh *slack* by length.'],
    [`{Late jobs by their length, others by slack}\n${fence(code)}`, 'Late jobs by their length, others by slack'],
    [fence(`// Modified due dates.\n${code}`), 'Modified due dates.'],
    [
      fence(`/**\n * Modified due dates,\n * by length.\n *\n * @param job\n */\n${code}`),
      'Modified due dates, by length.',
    ],
    [fence(`// tune: 0..1\n${code}`), undefined],
    [`${fence(code)}\nIdea: too late`, undefined],
    [`<think>Idea: secret</think>\n${fence(code)}`, undefined],
  ])('hears the thought in %j', (completion, thought) => {
    const found = extract(completion, names)
    expect(found.kind === 'code' && found.thought).toBe(thought)
  })
})

describe('extract on any text', () => {
  it('never throws, and finds a program between any lines of prose', () => {
    const line = fc.oneof(
      fc.stringMatching(/^[A-Za-z' .,:()-]{0,30}$/),
      fc.constantFrom(
        '- a list',
        '# A heading',
        '> quoted',
        'Use `priority(job)` so:',
        '| a | b |',
        '1 < 2',
        '{',
        '</p>',
        '---',
      ),
    )
    const prose = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(prose, prose, (before, after) => {
        const found = extract(`${before}\n\n${fence(code)}\n\n${after}`, names)
        expect(found.kind === 'code' && found.source).toBe(`${code}\n`)
      }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.constantFrom('```', '```js', '~~~', '<think>', '</think>', ...code.split('\n')))),
        (lines) => {
          expect(['code', 'none']).toContain(extract(lines.join('\n'), names).kind)
        },
      ),
    )
  })
})
