/** The shipped templates, rendered for a tiny problem, as a model reads them. */

import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Candidate, Outcome } from '../candidate/candidate.ts'
import { renderPrompt } from './render.ts'
import { renderRepair } from './repair.ts'
import { loadTemplates } from './templates.ts'
import type { Inputs, PromptProblem } from './view.ts'

const templates = loadTemplates([fileURLToPath(new URL('../../prompts', import.meta.url))])

const problem: PromptProblem = {
  name: 'queue/next',
  title: 'A queue: which job is next',
  brief: 'Jobs wait; one is served at a time. Keep the total waiting time small & fair.\n',
  heuristic: [
    {
      name: 'priority',
      doc: 'The job with the largest value is next.',
      parameters: [{ name: 'length', type: { kind: 'number' }, doc: 'time that the job takes', unit: 'minutes' }],
      returns: { kind: 'number' },
    },
  ],
  metric: { name: 'meanGap', title: 'mean gap' },
}

const candidate = (id: string, body: string, outcome: Partial<Outcome>, thought?: string): Candidate => ({
  id,
  source: `export function priority(length) {\n  ${body}\n}\n`,
  fingerprint: id,
  operator: 'crossover',
  parents: [],
  thought,
  outcome: { kind: 'scored', detail: '', metric: 1, raced: false, groups: {}, cpuMs: 0.2, ...outcome },
})
const worse = candidate('c2', 'return length < 3 && length > 1 ? 1 : 0', {
  metric: 0.1234567890123456,
  groups: { short: 0, mixed: 0.02, long: 0.3 },
})
const better = candidate(
  'c5',
  'return -length',
  { metric: 0.05, groups: { short: 0, mixed: 0.1, long: 0 } },
  'Shortest\nfirst.',
)
const failed = candidate('c7', 'return length.x.y', {
  kind: 'threw',
  metric: Infinity,
  detail: "TypeError: Cannot read properties of undefined (reading 'y') at line 2",
})

const prompt = (operator: string, inputs: Inputs, strategy = 'reflective') =>
  renderPrompt({ templates, strategy, operator, problem, inputs })
const user = (operator: string, inputs: Inputs): string => prompt(operator, inputs)[1]?.content ?? ''

describe('the system message', () => {
  test('tells programmers the task, how it is judged and how to answer', () => {
    const [system] = prompt('initialise', { start: better, focus: 'think.' })
    expect(system?.role).toBe('system')
    expect(system?.content).toMatchInlineSnapshot(`
      "You design heuristics for optimisation problems and write them as short, correct JavaScript. You think about what decides quality on the instances at hand, and you would rather try one clear idea than pile up terms.

      # Task: A queue: which job is next

      Jobs wait; one is served at a time. Keep the total waiting time small & fair.

      ## What your program exports

      \`priority(length)\`: The job with the largest value is next.

      Parameters (read-only):

      - \`length\` (\`number\`): time that the job takes (minutes)

      Returns (\`number\`): a number; not NaN.

      ## How it is judged

      A driver that you cannot change calls \`priority\` on many instances of different kinds and sizes. Each resulting solution is checked and its objective computed outside your program. The score is mean gap (\`meanGap\`) over all instances: **lower is better**. A gap is how far an objective lies above the optimal or best known one, relative to it. The instances that decide in the end are fresh ones from the same generator, so a rule that is right in general beats one that is fitted to particular instances.

      ## How to answer

      1. One line that begins with \`Idea:\` and says in one sentence what is new or essential in your program.
      2. Then exactly one fenced block, opened with \`\`\`js, that holds the complete module. Nothing after it.

      Rules for the module:
      - Plain JavaScript. Export \`priority\` by name (\`export function …\`). Helper functions and constants beside it are welcome.
      - It runs in a bare JavaScript engine: the language's own built-ins (Math, arrays, typed arrays, Map, Set) and nothing else. No imports, no Date, no console, no timers.
      - It must be deterministic: equal arguments give equal results. Keep no state between calls and never change your arguments.
      - Never return NaN: guard divisions, logarithms and roots. Write \`-(x ** 2)\`; \`-x ** 2\` is a syntax error.
      - It is called very often and its CPU time is limited. Avoid allocating where you can; a few times the work of a simple rule is fine.
      - Numeric constants are tuned automatically afterwards, so spend your thought on structure. Give the constants that matter names and a sensible start value, and say what range makes sense: \`const weight = 0.5 // tune: 0..2\`."
    `)
  })

  test('asks for no code in a reflection', () => {
    const [system] = prompt('short-term', { worse, better })
    expect(system?.content).toContain('You write no code.')
    expect(system?.content).not.toContain('How to answer')
  })

  test('is the same for every program that is asked for, so that servers can cache it', () => {
    const [first] = prompt('crossover', { worse, better, lesson: 'a', principles: '' })
    const [second] = prompt('mutate', { elite: worse, principles: 'b', focus: 'c' })
    expect(first).toEqual(second)
  })
})

describe('the user message', () => {
  test('of a crossover shows worse before better, their gaps, the advice, and every digit', () => {
    expect(user('crossover', { worse, better, lesson: 'Prefer & keep <short> jobs.', principles: '' }))
      .toMatchInlineSnapshot(`
        "Write a third program from two, better than both.

        ## Program A, the worse of the two

        \`\`\`js
        export function priority(length) {
          return length < 3 && length > 1 ? 1 : 0
        }
        \`\`\`

        mean gap: 0.1234567890123456 (CPU an instance: under 1 ms)

        ## Program B, the better one

        Idea: Shortest first.

        \`\`\`js
        export function priority(length) {
          return -length
        }
        \`\`\`

        mean gap: 0.05 (CPU an instance: under 1 ms)

        ## Their gaps by group of instances

        | instances | gap of A | gap of B | lower |
        |---|---|---|---|
        | long | 30% | 0% | B |
        | mixed | 2% | 10% | A |

        (1 of 3 groups are at the optimum or have no defined gap)

        ## Advice from comparing them

        Prefer & keep <short> jobs.

        Join what is right in both into one coherent mechanism: start from B, use A where A is ahead, and act on the advice where you find it sound. Averaging the two results is not an idea. If the advice is wrong, do what you think right."
      `)
  })

  test('of a mutation shows where the program loses most', () => {
    expect(user('mutate', { elite: worse, principles: '- Works: shortest first', focus: 'simplify.' }))
      .toMatchInlineSnapshot(`
        "Improve the best program of the search so far.

        \`\`\`js
        export function priority(length) {
          return length < 3 && length > 1 ? 1 : 0
        }
        \`\`\`

        mean gap: 0.1234567890123456 (CPU an instance: under 1 ms)

        Its gaps by group of instances, where it loses most first:

        | instances | gap |
        |---|---|
        | long | 30% |
        | mixed | 2% |

        (1 of 3 groups are at the optimum or have no defined gap)

        ## What the search has learnt so far

        - Works: shortest first

        Others change the same program at the same time. Your part: simplify.

        Its constants are tuned already or will be, so changing numbers alone gains nothing: change what the program computes or when."
      `)
  })

  test('of a long-term reflection lists what was tried in vain', () => {
    const raced = candidate('c8', 'return 0', { metric: Infinity, raced: true })
    const text = user('long-term', {
      principles: '',
      lessons: 'Be short.',
      best: better,
      tried: [failed, raced, worse],
    })
    expect(text.split('\n').filter((line) => line.startsWith('- crossover'))).toMatchInlineSnapshot(`
      [
        "- crossover: (no idea given) → threw: TypeError: Cannot read properties of undefined (reading 'y') at line 2 [line 2: return length.x.y]",
        "- crossover: (no idea given) → given up after the first instances, where it was far behind",
        "- crossover: (no idea given) → 0.1234567890123456",
      ]
    `)
    expect(text).not.toContain('Your notes so far')
    expect(user('long-term', { principles: 'x', lessons: '', best: better, tried: [] })).toContain('(nothing yet)')
  })

  test('of a first program does without a start and with knowledge', () => {
    expect(user('initialise', { start: undefined, focus: 'look ahead.' })).toMatchInlineSnapshot(`
      "Write a heuristic for the task.

      Others answer the same question at the same time. Your part of the search: look ahead."
    `)
    const informed = { ...problem, knowledge: 'Shortest first is optimal alone.' }
    const [, message] = renderPrompt({
      templates,
      strategy: 'reflective',
      operator: 'initialise',
      problem: informed,
      inputs: { start: failed, focus: 'look ahead.' },
    })
    expect(message?.content).toContain('Shortest first is optimal alone.')
    expect(message?.content).toContain('It failed: threw: TypeError')
  })

  test('never reads a candidate as a template', () => {
    const sly = candidate('c9', "return '{{problem.brief}}{{#x}}'.length", {})
    expect(user('mutate', { elite: sly, principles: '{{{elite}}}', focus: 'f' })).toMatch(
      /\{\{problem\.brief\}\}\{\{#x\}\}/,
    )
  })
})

describe('a repair', () => {
  test('shows program, failure and line', () => {
    const failure = { source: failed.source, answer: '', kind: failed.outcome.kind, detail: failed.outcome.detail }
    expect(renderRepair({ templates, problem, failure })[1]?.content).toMatchInlineSnapshot(`
      "This program failed:

      \`\`\`js
      export function priority(length) {
        return length.x.y
      }
      \`\`\`

      What happened: threw: TypeError: Cannot read properties of undefined (reading 'y') at line 2 [line 2: return length.x.y]

      Find the cause and repair it. Keep the idea of the program; change what the failure needs and look for the same mistake elsewhere in it.

      Answer in the format described: the line that begins with \`Idea:\`, then one \`\`\`js block with the complete module."
    `)
  })

  test('shows the answer where no program was found', () => {
    const failure = { source: undefined, answer: 'Use sorting.', kind: 'unanswered', detail: 'no code block' }
    expect(renderRepair({ templates, problem, failure })[1]?.content).toMatchInlineSnapshot(`
      "No program could be read from this answer:

      <answer>
      Use sorting.
      </answer>

      What was wrong: unanswered: no code block

      Give the program that was meant.

      Answer in the format described: the line that begins with \`Idea:\`, then one \`\`\`js block with the complete module."
    `)
  })
})

test('a prompt that lacks an input or a template says which', () => {
  expect(() => prompt('mutate', { elite: worse, principles: '' })).toThrow(
    'Prompt template reflective/mutate.md uses {{focus}}, which it is not given',
  )
  expect(() => prompt('mutatee', {})).toThrow('Prompt template reflective/mutatee.md is missing')
})
