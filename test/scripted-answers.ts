/** The kinds of answers that real models give, good and bad, each decided by the question alone. */

import { createHash } from 'node:crypto'
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

/** A program for a contract with one function of three parameters, as the example `makespan/order` has it. */
const program = (body: string): string => `export function rate(time, meanTime, load) {\n${body}\n}`

const fenced = (code: string): string => `Idea: rate by another shape.\n\n\`\`\`js\n${code}\n\`\`\`\n`

const programs: Readonly<Record<Exclude<AnswerKind, 'truncated'>, (random: Random) => string>> = {
  good: (random) => fenced(program(`  const weight = ${random.next().toFixed(4)}\n  return time + weight * meanTime`)),
  'syntax error': () => fenced(program('  return time +')),
  'endless loop': (random) => fenced(program(`  while (time > 0) {}\n  return ${random.index(1000)}`)),
  infeasible: (random) => fenced(program(`  return time < 0 ? ${random.index(1000)} : 0 / 0`)),
  'prose only': () => 'One could rate long jobs higher, since they are harder to place. I would begin there.',
}

/** The blocks that change the last program of a prompt, or a whole program where it shows none. */
const patch = (prompt: string, random: Random): string => {
  const last = prompt.lastIndexOf('  return ')
  const line = last === -1 ? undefined : prompt.slice(last, prompt.indexOf('\n', last))
  if (line === undefined) return programs.good(random)
  return `Idea: a term more.\n\n<<<<<<< SEARCH\n${line}\n=======\n${line} + ${random.next().toFixed(3)} * load\n>>>>>>> REPLACE\n`
}

/** An answer of a kind to a prompt: text to one that wants none, blocks to one that asks for blocks. */
export const answerOf = (kind: AnswerKind, messages: readonly Message[], random: Random): Answer => {
  if (kind === 'truncated') return { fails: 'truncated' }
  const [system, user] = messages.map(({ content }) => content)
  if (system?.includes('You write no code') === true) return `Long jobs first (${random.index(100)}).`
  if (kind === 'good' && system?.includes('<<<<<<< SEARCH') === true) return patch(user ?? '', random)
  return programs[kind](random)
}

/** Answers of all kinds, mostly good ones, and now and then the same program again. */
export const mixedAnswers = (messages: readonly Message[], key: string): Answer => {
  const random = streamOf(key, ...messages.map(({ content }) => content))
  const draw = random.next()
  if (draw < 0.05) return fenced(program('  return time'))
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
