/** The kinds of answers that real models give, good and bad, each decided by the question alone. */

import { createHash } from 'node:crypto'
import type { Diagnostics } from '../src/evaluation/diagnostics.ts'
import type { EvaluationVerdict } from '../src/evaluation/evaluator.ts'
import type { Message } from '../src/models/model.ts'
import { randomStream, type Random } from '../src/random.ts'
import type { Answer } from './simulated-run.ts'

/** How an answer can be. */
export const answerKinds = ['good', 'syntax error', 'endless loop', 'infeasible', 'prose only', 'truncated'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** The streams of one question: equal questions get equal answers. */
export const streamOf = (...parts: readonly string[]): Random =>
  randomStream(1, createHash('sha256').update(parts.join('\n')).digest('hex'))

type Bodies = Readonly<Record<Exclude<AnswerKind, 'truncated' | 'prose only'>, (random: Random) => string>>

/** What a function is called with, and bodies for it, by its name: that of the example `makespan/order`, and two roles of a team. */
type Answered = { readonly parameters: string; readonly bodies: Bodies }

const functions: Readonly<Record<string, Answered>> = {
  rate: {
    parameters: 'time, meanTime, load',
    bodies: {
      good: (random) => `  const weight = ${random.next().toFixed(4)}\n  return time + weight * meanTime`,
      'syntax error': () => '  return time +',
      'endless loop': (random) => `  while (time > 0) {}\n  return ${random.index(1000)}`,
      infeasible: (random) => `  return time < 0 ? ${random.index(1000)} : 0 / 0`,
    },
  },
  destroy: {
    parameters: 'order, count, weights, random',
    bodies: {
      good: (random) =>
        `  const from = Math.floor(random() * ${random.next().toFixed(4)} * (order.length - count))\n  const removed = order.splice(from, count)\n  return { removed, partial: order }`,
      'syntax error': () => '  return order +',
      'endless loop': (random) => `  const time = ${1 + random.index(1000)}\n  while (time > 0) {}`,
      infeasible: (random) => `  return { removed: [0 / 0, ${random.index(1000)}], partial: order }`,
    },
  },
  repair: {
    parameters: 'partial, removed, weights, random',
    bodies: {
      good: (random) =>
        `  const share = ${random.next().toFixed(4)}\n  for (const item of removed) {\n    const lighter = partial.findIndex((one) => weights[one] < share * weights[item])\n    partial.splice(lighter < 0 ? partial.length : lighter, 0, item)\n  }\n  return partial`,
      'syntax error': () => '  return partial +',
      'endless loop': (random) => `  const time = ${1 + random.index(1000)}\n  while (time > 0) {}`,
      infeasible: (random) => `  return [0 / 0, ${random.index(1000)}]`,
    },
  },
}

const fenced = (code: string): string => `Idea: rate by another shape.\n\n\`\`\`js\n${code}\n\`\`\`\n`

/** The names that the system message asks to be exported. */
const askedFor = (system: string): readonly string[] => {
  const [, list = '`rate`'] = /Export (.*) by name/.exec(system) ?? []
  return [...list.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}

const program = (system: string, kind: keyof Bodies, random: Random): string =>
  fenced(
    askedFor(system)
      .map((name) => {
        const known = functions[name]
        if (known === undefined) throw new Error(`No answers for ${name}`)
        return `export function ${name}(${known.parameters}) {\n${known.bodies[kind](random)}\n}`
      })
      .join('\n\n'),
  )

/** An optimiser that asks for a program after program, or so many at once. */
const optimiser = (body: string): string => fenced(`export async function search(task) {\n${body}\n}`)

const optimisers: Readonly<Record<Exclude<AnswerKind, 'truncated' | 'prose only'>, (random: Random) => string>> = {
  good: (random) =>
    optimiser(
      `  for (let left = task.asks; left > 0; left -= ${1 + random.index(3)}) {\n    await task.propose('Better than this:\\n' + task.population[0].code, [task.population[0]])\n  }`,
    ),
  'syntax error': () => optimiser('  return task +'),
  'endless loop': (random) => optimiser(`  while (task.asks > ${-1 - random.index(1000)}) {}`),
  infeasible: (random) => optimiser(`  await task.propose(${random.index(1000)})`),
}

/** The blocks that change the last program of a prompt, or a whole program where it shows none. */
const patch = (system: string, prompt: string, random: Random): string => {
  const last = prompt.lastIndexOf('  return ')
  const line = last === -1 ? undefined : prompt.slice(last, prompt.indexOf('\n', last))
  if (line === undefined) return program(system, 'good', random)
  return `Idea: a term more.\n\n<<<<<<< SEARCH\n${line}\n=======\n${line} + ${random.next().toFixed(3)} * load\n>>>>>>> REPLACE\n`
}

/** An answer of a kind to a prompt: text to one that wants none, blocks to one that asks for blocks. */
export const answerOf = (kind: AnswerKind, messages: readonly Message[], random: Random): Answer => {
  if (kind === 'truncated') return { fails: 'truncated' }
  const [system = '', user = ''] = messages.map(({ content }) => content)
  if (system.includes('You write no code')) return `Long jobs first (${random.index(100)}).`
  if (kind === 'prose only')
    return 'One could rate long jobs higher, since they are harder to place. I would begin there.'
  if (system.includes('an optimiser')) return optimisers[kind](random)
  if (kind === 'good' && system.includes('<<<<<<< SEARCH')) return patch(system, user, random)
  return program(system, kind, random)
}

/** Answers of all kinds, mostly good ones, and now and then the same program again. */
export const mixedAnswers = (messages: readonly Message[], key: string): Answer => {
  const random = streamOf(key, ...messages.map(({ content }) => content))
  const draw = random.next()
  if (draw < 0.05) return answerOf('good', messages, streamOf('the same again'))
  const kind = draw < 0.7 ? 'good' : random.pick(answerKinds)
  return answerOf(kind, messages, random)
}

/** Objectives that depend on the source alone, and the failures that the answers above are made for. */
export const judge = (source: string): readonly number[] | EvaluationVerdict => {
  if (source.includes('while (time > 0)')) return { kind: 'timeout', detail: 'used up its CPU time' }
  if (source.includes('0 / 0')) return { kind: 'invalid', detail: 'line 2: returned NaN' }
  const random = streamOf(source)
  const quality = random.next()
  return Array.from({ length: 8 }, () => 100 + Math.round(10 * quality + 5 * random.next()))
}

/** What the operators of a team earned, as a driver would count it: decided by the team's source alone. */
export const creditsOf = (source: string): Diagnostics => {
  const lengthOf = (role: string): number => {
    const [, list = ''] = new RegExp(`^export const ${role} = \\[(.*)\\]$`, 'm').exec(source) ?? []
    return list === '' ? 1 : list.split(', ').length
  }
  const random = streamOf(source, 'credits')
  const drawn = (length: number): number[] => Array.from({ length }, () => random.index(100))
  const [destroy, repair] = [lengthOf('destroy'), lengthOf('repair')]
  return {
    destroyCredits: drawn(destroy),
    repairCredits: drawn(repair),
    pairCredits: drawn(destroy * repair),
    pairUses: drawn(destroy * repair),
  }
}
