/** A model that is simulated: it answers with programs of a pool, near in quality to those that it is shown. */

import { createHash } from 'node:crypto'
import { findConstants, withTexts } from '../src/candidate/constants.ts'
import { fencedBlocks } from '../src/candidate/fences.ts'
import type { Message } from '../src/models/model.ts'
import { randomStream, type Random } from '../src/random.ts'
import { simulatedOptimisers } from './simulated-optimisers.ts'

/** Programs from the worst to the best. */
export type Pool = readonly string[]

/** Kinds of programs, each with a quality that it cannot exceed, so that following the best alone can lead into a dead end. */
const kinds = 8

/** Share of the pool that the best program of a kind has below it. */
const ceilingOf = (kind: number): number => 0.6 + (0.4 * kind) / (kinds - 1)

/** Shares of answers that are broken, and that leave the kind of what was shown for another. */
const broken = 0.1
const leaping = 0.1

/** How the quality of an answer differs from the best that was shown, in shares of the pool: usually it is worse. */
const drift = { mean: -0.06, deviation: 0.12 }

/** Quality without anything shown. */
const fresh = { mean: 0.2, deviation: 0.15 }

const normal = (random: Random, { mean, deviation }: typeof drift): number =>
  mean + deviation * Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

/** An optimiser next to the best that was shown, or any; one in ten is broken. */
const optimiserFor = (user: string, random: Random): string => {
  if (random.next() < broken) return '```js\nexport async function search(task {\n```'
  const shown = simulatedOptimisers.flatMap((source, place) => (user.includes(source.trim()) ? [place] : []))
  const place = shown.length === 0 ? random.index(simulatedOptimisers.length) : Math.max(...shown) + random.index(4) - 2
  const answer = simulatedOptimisers[Math.max(0, Math.min(simulatedOptimisers.length - 1, place))]
  // Equal programs would be known already.
  return `Idea: another order of questions.\n\n\`\`\`js\n${answer}\nexport const version = ${random.index(1e6)}\n\`\`\`\n`
}

/** The program without the values of its constants, so that a tuned one is known again. */
const structureOf = (source: string): string => {
  const text = source.trim()
  const constants = findConstants(text)
  return withTexts(
    text,
    constants,
    constants.map(() => '#'),
  )
}

/**
 * Answers that depend on the seed, the step and the question alone. To a question that shows programs of the pool: one of the same kind as
 * the best of them, somewhat worse, now and then better, at times of another kind; to one that shows none: a poor one. One in ten is
 * broken. To a question for an optimiser: one of a small pool, near the best that it shows. To a question for advice: words that help nobody.
 */
export const simulatedModel = (pool: Pool, seed: number): ((messages: readonly Message[], key: string) => string) => {
  const places = new Map(pool.map((source, place) => [structureOf(source), place]))
  const last = pool.length - 1
  return (messages, key) => {
    const [system = '', user = ''] = messages.map(({ content }) => content)
    const random = randomStream(seed, key, createHash('sha256').update(user).digest('hex'))
    if (system.includes('You write no code')) return `Try something else (${random.index(1000)}).`
    if (system.startsWith('You design optimisers')) return optimiserFor(user, random)
    if (random.next() < broken) return '```js\nexport function priority(job {\n```'
    const shown = fencedBlocks(user).flatMap(({ code }) => places.get(structureOf(code)) ?? [])
    const best = shown.length === 0 ? undefined : Math.max(...shown)
    const quality = best === undefined ? normal(random, fresh) : best / last + normal(random, drift)
    const leaps = best === undefined || random.next() < leaping
    const kind = leaps ? random.index(kinds) : best % kinds
    const wanted = Math.max(0, Math.min(ceilingOf(kind), quality)) * last
    // The nearest place of that kind, not above the last.
    const place = Math.round((wanted - kind) / kinds) * kinds + kind
    const answer = pool[place > last ? place - kinds : Math.max(kind, place)]
    return `Idea: another term.\n\n\`\`\`js\n${answer}\n\`\`\`\n`
  }
}
