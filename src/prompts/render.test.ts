/** The shipped templates, rendered for a tiny problem, as a model reads them. */

import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Candidate, Outcome } from '../candidate/candidate.ts'
import { attemptList } from './history.ts'
import { renderPrompt } from './render.ts'
import { renderRepair } from './repair.ts'
import { standing } from './standing.ts'
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
  cpuLimit: '12 ms for an instance of size 50',
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

/** What reflective gives its prompts, empty unless a test says otherwise. */
const told = {
  mark: '',
  isBest: '',
  tuning: '',
  standing: '',
  hardest: '',
  lesson: '',
  principles: '',
  history: '',
  removed: '',
  focus: 'look ahead.',
}
const prompt = (operator: string, inputs: Inputs, strategy = 'reflective') =>
  renderPrompt({ templates, strategy, operator, problem, inputs: { ...told, ...inputs } })
const user = (operator: string, inputs: Inputs): string => prompt(operator, inputs)[1]?.content ?? ''

describe('the system message', () => {
  test('tells programmers the task, how it is judged and how to answer', () => {
    const [system] = prompt('initialise', { start: better, focus: 'think.' })
    expect(system?.role).toBe('system')
    expect(system?.content).toMatchInlineSnapshot(`
      "You design heuristics for optimisation problems and write them as short, correct JavaScript. You think about what decides quality on the instances at hand, you say what you expect of a change before you make it, and you would rather try one clear idea than pile up terms.

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

      1. First your reasoning, in at most 150 words: what the results say, which mechanism is behind it, what you will do about it, why that should lower the score, and where it could do harm.
      2. One line that begins with \`Idea:\` and says in one sentence what is new or essential in your program.
      3. Then exactly one fenced block, opened with \`\`\`js, that holds the complete module. Nothing after it.

      Rules for the module:
      - Plain JavaScript. Export \`priority\` by name (\`export function …\`). Helper functions and constants beside it are welcome.
      - It runs in a bare JavaScript engine: the language's own built-ins (Math, arrays, typed arrays, Map, Set) and nothing else. No imports, no Date, no console, no timers.
      - It must be deterministic: equal arguments give equal results. Keep no state between calls and never change your arguments.
      - Never return NaN: guard divisions, logarithms and roots. Write \`-(x ** 2)\`; \`-x ** 2\` is a syntax error.
      - It is called very often and its CPU time is limited. Avoid allocating where you can; a few times the work of a simple rule is fine.
      - Numeric constants are tuned automatically afterwards, so spend your thought on structure. Give the constants that matter names and a sensible start value, and say what range makes sense: \`const weight = 0.5 // tune: 0..2\`.
      - CPU time is measured: a program may take 12 ms for an instance of size 50. One that takes longer fails, so work out how its time grows with size."
    `)
  })

  test('tells what is known about the problem', () => {
    const informed = { ...problem, knowledge: 'Shortest first is optimal alone.' }
    const inputs = { ...told, start: undefined }
    const [system] = renderPrompt({
      templates,
      strategy: 'reflective',
      operator: 'initialise',
      problem: informed,
      inputs,
    })
    expect(system?.content).toContain('Shortest first is optimal alone.')
  })

  test('asks for no code in a reflection', () => {
    const [system] = prompt('short-term', { worse, better })
    expect(system?.content).toContain('You write no code.')
    expect(system?.content).not.toContain('How to answer')
  })

  test('is the same for every program that is asked for, so that servers can cache it', () => {
    const [first] = prompt('crossover', { worse, better, lesson: 'a' })
    const [second] = prompt('mutate', { elite: worse, principles: 'b', focus: 'c' })
    expect(first).toEqual(second)
  })
})

describe('the user message', () => {
  test('of a crossover shows worse before better, where they stand, the advice, and every digit', () => {
    expect(
      user('crossover', {
        worse,
        better,
        standing: standing(better, [{ title: 'program A', candidate: worse }]),
        lesson: 'Prefer & keep <short> jobs.',
      }),
    ).toMatchInlineSnapshot(`
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

      ## Where they stand

      | instances | share of the score | its gap | gap of program A |
      |---|---|---|---|
      | mixed | 100% | 10% | 2% |
      | score over all | 100% | 0.05 | 0.123457 |

      (2 of 3 groups cost nothing)

      ## Advice from comparing them

      Prefer & keep <short> jobs.

      ## Your part

      Say first which mechanism makes B better, and on which groups A is ahead and why. Then join what is right in both into one coherent mechanism: start from B, use A where A is ahead. Averaging the two results is not an idea. If you find A has nothing to give, say so, and take from it only the question that it answers differently."
    `)
  })

  test('of a mutation shows where the program loses, what tuning changed, what was tried and what was taken out', () => {
    const history = attemptList([
      { candidate: failed, parent: better, tuned: undefined, notes: [] },
      { candidate: worse, parent: better, tuned: undefined, notes: ['behaves exactly as c1 on every instance'] },
    ])
    expect(
      user('mutate', {
        elite: worse,
        isBest: 'yes',
        tuning: '- `return 2 * length` (was 1)',
        standing: standing(worse, [{ title: 'its parent', candidate: better }]),
        hardest: '- 20 jobs: it is 5% above the best that any program reached there',
        principles: '- Works: shortest first',
        history,
        removed: 'const half = length / 2',
        focus: 'simplify.',
      }),
    ).toMatchInlineSnapshot(`
      "Improve the best program of the search so far, c2.

      \`\`\`js
      export function priority(length) {
        return length < 3 && length > 1 ? 1 : 0
      }
      \`\`\`

      mean gap: 0.1234567890123456 (CPU an instance: under 1 ms)

      Its constants were tuned. Where they moved far, its author was wrong about something:

      - \`return 2 * length\` (was 1)

      ## Where it stands

      | instances | share of the score | its gap | gap of its parent |
      |---|---|---|---|
      | long | 94% | 30% | 0% |
      | mixed | 6% | 2% | 10% |
      | score over all | 100% | 0.123457 | 0.05 |

      (1 of 3 groups cost nothing)

      ## Instances that cost it most

      - 20 jobs: it is 5% above the best that any program reached there

      ## What the search has learnt so far

      - Works: shortest first

      ## What was tried so far, latest last

      - c7 from c5: (no idea given). → failed: threw: TypeError: Cannot read properties of undefined (reading 'y') at line 2 [line 2: return length.x.y]
      - c2 from c5: (no idea given). → score 0.123457, 147% worse than c5; behaves exactly as c1 on every instance

      Build on what helped. What failed or brought nothing fails again under another name: do not repeat it.

      ## Lines that were taken out on the way to this program

      \`\`\`
      const half = length / 2
      \`\`\`

      Bring one back only for a reason that was not known then.

      ## Your part

      Others change the same program at the same time. Your part: simplify.

      Its constants are tuned already or will be, so changing numbers alone gains nothing: change what the program computes or when."
    `)
  })

  test('of a first program does without a start', () => {
    expect(user('initialise', { start: undefined })).toMatchInlineSnapshot(`
      "Write a heuristic for the task.

      Others answer the same question at the same time. Your part of the search: look ahead."
    `)
    expect(user('initialise', { start: failed })).toContain('It failed: threw: TypeError')
  })

  test('never reads a candidate as a template', () => {
    const sly = candidate('c9', "return '{{problem.brief}}{{#x}}'.length", {})
    expect(user('mutate', { elite: sly, principles: '{{{elite}}}' })).toMatch(/\{\{problem\.brief\}\}\{\{#x\}\}/)
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
  expect(() => renderPrompt({ templates, strategy: 'best-of', operator: 'sample', problem, inputs: {} })).toThrow(
    'Prompt template best-of/sample.md uses {{focus}}, which it is not given',
  )
  expect(() => prompt('mutatee', {})).toThrow('Prompt template reflective/mutatee.md is missing')
})
