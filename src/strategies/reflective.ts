/** Reflective evolution: a model reasons from results to the next program; evaluations, which cost little, tell it more and fill in the numbers. */

import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'
import type { Run, Strategy } from '../discovery/strategy.ts'
import { Bandit } from '../population/bandit.ts'
import { complements } from '../population/complement.ts'
import { Offspring } from '../population/offspring.ts'
import { choosePairs, type Pair } from '../population/pairs.ts'
import { survive } from '../population/survive.ts'
import { angles, directions, leaps, rotate } from './angles.ts'
import { firstPrograms, times } from './first-programs.ts'
import { Notebook } from './notebook.ts'
import { parsePrinciples } from './principles.ts'
import { reflectiveOptions, reflectiveSwitches, type ReflectiveOptions } from './reflective-options.ts'

export type { ReflectiveOptions } from './reflective-options.ts'

const operators = ['mutate', 'crossover', 'explore'] as const
type Operator = (typeof operators)[number]

/** One verb, or undefined where the budget does not allow it. */
const once = async <Result>(run: Run, ask: () => Promise<Result>): Promise<Result | undefined> =>
  (await run.each([ask], (verb) => verb()))[0]

/** One question of a batch: how it is asked, and who is credited with what comes of it. */
type Plan = {
  readonly operator: Operator
  readonly parents: readonly Candidate[]
  readonly model: string | undefined
  readonly ask: () => Promise<Candidate>
}

/**
 * Reflective evolution over an elite population. From ReEvo (Ye et al. 2024, arXiv:2402.01145) it has that a model compares, reflects and
 * then writes; but it reflects in the answer that holds the program, so that no completion goes without one. First programs are
 * independent, each from another angle; then batches change the best, join two, or look elsewhere, as a bandit finds it pays. Constants
 * are tuned by evaluations, so programs are compared at their best. When nothing gets better, principles are asked for before code.
 */
export const reflective: Strategy<ReflectiveOptions> = {
  name: 'reflective',
  title: 'Reflective evolution: reasons from results to the next program; constants are tuned by evaluations',
  source: 'after ReEvo, Ye et al. 2024, arXiv:2402.01145',
  cost: '1 completion a program: 8 to begin with, then 4 at a time',
  needsModel: true,
  options: reflectiveOptions,
  switches: reflectiveSwitches,
  prompts: {
    initialise: { start: 'candidate', mark: 'text', standing: 'text', focus: 'text' },
    mutate: {
      elite: 'candidate',
      isBest: 'text',
      tuning: 'text',
      standing: 'text',
      hardest: 'text',
      principles: 'text',
      history: 'text',
      removed: 'text',
      focus: 'text',
    },
    crossover: {
      worse: 'candidate',
      better: 'candidate',
      standing: 'text',
      lesson: 'text',
      principles: 'text',
      history: 'text',
    },
    explore: { best: 'candidate', standing: 'text', principles: 'text', history: 'text', focus: 'text' },
    rethink: { best: 'candidate', standing: 'text', principles: 'text', history: 'text', count: 'text' },
    develop: { principle: 'text', mark: 'text', standing: 'text' },
    'short-term': { worse: 'candidate', better: 'candidate' },
    'long-term': { principles: 'text', lessons: 'text', best: 'candidate', history: 'text' },
  },

  async search(run, options) {
    const { population, initial, batch, adaptive, repair, reflections, larger } = options
    const notebook = new Notebook(run, options)
    const byOperator = new Bandit(operators, options.exploration, options.floor)
    const byModel = new Bandit(run.models, options.exploration, options.floor)
    const offspring = new Offspring(options.exploration)
    const tuned = new Set<string>()
    const crossed = new Set<string>()
    const spent = { completions: 0, costUsd: 0, programs: 0 }
    const asked = { angles: 0, directions: 0, leaps: 0, turns: 0 }
    let elites: readonly Candidate[] = []
    let principles = ''
    let baseline: Candidate | undefined

    const keep = (candidates: readonly Candidate[]): readonly Candidate[] => {
      const all = [...new Map(candidates.filter(isScored).map((one) => [one.fingerprint, one])).values()]
      return options.novelty
        ? survive(
            all.filter((one) => !notebook.isRepetition(one)),
            population,
          )
        : all.toSorted(byMetric).slice(0, population)
    }
    const nextAngle = (): string => rotate(angles, asked.angles++)
    const nextDirection = (): string => rotate(directions, asked.directions++)
    const chooseModel = (): string | undefined => (adaptive && run.models.length > 1 ? byModel.pull() : undefined)
    /** Racing needs a full population, whose worst a newcomer would have to displace. */
    const custom = (model: string | undefined) => ({
      repair,
      model,
      larger,
      rival: options.racing && elites.length >= population ? elites.at(-1) : undefined,
    })
    const best = () => ({ title: 'the best program', candidate: elites[0] })
    const known = () => ({ title: `${baseline?.id ?? ''} (the best known rule)`, candidate: baseline })
    const experience = () => ({ principles, history: notebook.history() })

    /** Tunes those of the candidates that were not yet; the better form takes the place of the program that it was. */
    const polish = async (candidates: readonly Candidate[], evaluations: number): Promise<readonly Candidate[]> => {
      const share = Math.min(evaluations, Math.floor(run.budget.affords('evaluate') / (4 * candidates.length)))
      const affordable = (candidate: Candidate): number => {
        const cpuS = ((run.objectives(candidate)?.length ?? 0) * candidate.outcome.cpuMs) / 1000
        return Math.min(share, Math.floor(options.tuneCpuS / Math.max(cpuS, 1e-6)))
      }
      const results = await run.each(
        candidates.filter((candidate) => affordable(candidate) >= 2),
        async (candidate) => ({
          candidate,
          better: await run.tune(candidate, { evaluations: affordable(candidate), larger }),
        }),
      )
      const heirs = new Map<Candidate, Candidate>()
      for (const { candidate, better } of results) {
        tuned.add(candidate.id).add(better.id)
        if (!(better.outcome.metric < candidate.outcome.metric)) continue
        notebook.note(better, { proposed: false })
        notebook.noteTuned(candidate, better)
        offspring.inherit(better, candidate)
        heirs.set(candidate, better)
      }
      elites = keep([...elites.filter((elite) => !heirs.has(elite)), ...heirs.values()])
      return candidates.map((candidate) => heirs.get(candidate) ?? candidate)
    }

    /** Takes in what was proposed and tunes the best of it; gives each program in its best form. */
    const admit = async (
      children: readonly Candidate[],
      tuneBest = options.tuneBest,
    ): Promise<readonly Candidate[]> => {
      elites = keep([...elites, ...children])
      // Also what is not among the elites yet: those are tuned, it is not.
      const promising = children
        .filter((child) => isScored(child) && !tuned.has(child.id) && !notebook.isRepetition(child))
        .toSorted(byMetric)
        .slice(0, tuneBest)
      if (options.tune === 0 || promising.length === 0) return children
      const polished = await polish(promising, options.tune)
      return children.map((child) => polished[promising.indexOf(child)] ?? child)
    }

    const noteCost = (child: Candidate): void => {
      const { completions, costUsd } = run.cost(child)
      spent.completions += completions
      spent.costUsd += costUsd
      spent.programs += 1
    }

    const initialise = async (count: number): Promise<void> => {
      const start = elites[0]
      // What is to be beaten shows better than the seed which instances are hard.
      const isAhead = baseline === undefined || (start !== undefined && byMetric(start, baseline) < 0)
      const mark = isAhead ? '' : (baseline?.id ?? '')
      const standing = isAhead
        ? notebook.standing(start, [known()])
        : notebook.standing(baseline, [{ title: 'the program above', candidate: start }])
      const children = await run.each(times(count), () =>
        run.propose('initialise', { start, mark, standing, focus: nextAngle() }, custom(chooseModel())),
      )
      for (const child of children) {
        notebook.note(child, { proposed: true })
        noteCost(child)
      }
      await admit(children)
    }

    const mutation = (elite: Candidate, parent: Candidate | undefined, model: string | undefined) =>
      run.propose(
        'mutate',
        {
          elite,
          isBest: elite.id === elites[0]?.id ? 'yes' : '',
          tuning: notebook.tuning(elite),
          standing: notebook.standing(elite, [{ title: 'its parent', candidate: parent }, best(), known()]),
          hardest: notebook.hardest(elite),
          ...experience(),
          removed: notebook.removed(elite),
          focus: nextDirection(),
        },
        custom(model),
      )

    /** The elite to go on from: by what its children brought, or the best again and again. */
    const chooseElite = (): Candidate => (adaptive ? offspring.order(elites)[0] : elites[0]) as Candidate

    /** A pair that was not crossed yet: the best program with the one that has most to give it, or any two elites. */
    const choosePair = (): Pair | undefined => {
      const [better] = elites
      const strangers = elites.filter((elite) => better !== undefined && !notebook.areKin(elite, better))
      const fitting = adaptive && better !== undefined ? complements(better, strangers) : []
      const pairs = [
        ...fitting.map((worse) => ({ better: better as Candidate, worse })),
        ...choosePairs(elites, 4, run.random),
      ]
      return pairs.find(({ worse, better }) => !crossed.has(`${worse.id} ${better.id}`))
    }

    const plan = (): Plan => {
      const pair = choosePair()
      // What is found elsewhere is seldom good at once: the last batch builds on what there is.
      const isLast = run.budget.affords('propose') <= batch
      const possible = operators.filter(
        (operator) => (operator !== 'crossover' || pair !== undefined) && (operator !== 'explore' || !isLast),
      )
      const turn = possible[asked.turns++ % possible.length]
      const operator = adaptive ? (byOperator.pull(possible) as Operator) : (turn as Operator)
      const model = chooseModel()
      if (operator === 'crossover' && pair !== undefined) {
        const { better, worse } = pair
        crossed.add(`${worse.id} ${better.id}`)
        const standing = notebook.standing(pair.better, [
          { title: 'program A', candidate: pair.worse },
          best(),
          known(),
        ])
        const ask = async (): Promise<Candidate> => {
          const lesson = reflections ? await run.reflect('short-term', pair) : ''
          return run.propose('crossover', { better, worse, standing, lesson, ...experience() }, custom(model))
        }
        return { operator, model, parents: [better, worse], ask }
      }
      if (operator === 'mutate') {
        const elite = chooseElite()
        offspring.expect(elite)
        return { operator, model, parents: [elite], ask: () => mutation(elite, notebook.parentOf(elite), model) }
      }
      const standing = notebook.standing(elites[0], [known()])
      const inputs = { best: elites[0], standing, ...experience(), focus: rotate(leaps, asked.leaps++) }
      return { operator, model, parents: [], ask: () => run.propose('explore', inputs, custom(model)) }
    }

    /** The share of the elites (as they were when it was asked) that a program beats, for what programs cost on average. */
    const credit = (
      { operator, model, parents }: Plan,
      child: Candidate,
      form: Candidate,
      rivals: readonly Candidate[],
    ): void => {
      const gain = isScored(form) ? rivals.filter((rival) => byMetric(form, rival) < 0).length / rivals.length : 0
      const { completions, costUsd } = run.cost(child)
      const own = spent.costUsd > 0 ? costUsd / spent.costUsd : completions / spent.completions
      const reward = gain === 0 ? 0 : Math.min(1, gain / (own * spent.programs))
      byOperator.reward(operator, reward)
      byModel.reward(model ?? '', reward)
      if (operator === 'mutate' && parents[0] !== undefined) offspring.reward(parents[0], reward)
    }

    const generation = async (): Promise<void> => {
      const rivals = elites
      const results = await run.each(times(batch).map(plan), async (one) => ({ one, child: await one.ask() }))
      for (const { one, child } of results) {
        notebook.note(child, { proposed: true, parent: one.parents[0] })
        noteCost(child)
      }
      const forms = await admit(results.map(({ child }) => child))
      for (const [at, { one, child }] of results.entries()) credit(one, child, forms[at] as Candidate, rivals)
      if (reflections && run.budget.affords('propose') > 1) {
        const lessons = results.map(({ child }) => child.thought ?? '').join('\n\n')
        const inputs = { principles, lessons, best: elites[0], history: notebook.history() }
        principles = (await once(run, () => run.reflect('long-term', inputs))) || principles
      }
    }

    /** Ideas before code: each principle becomes a program, which is changed apart from the others before it joins them. */
    const rethink = async (): Promise<void> => {
      const standing = notebook.standing(elites[0], [known()])
      const count = String(options.principles)
      const answer = await once(run, () =>
        run.reflect('rethink', { best: elites[0], standing, ...experience(), count }),
      )
      const ideas = parsePrinciples(answer ?? '').slice(0, options.principles)
      const mark = elites[0] === undefined ? '' : String(elites[0].outcome.metric)
      const niches: Candidate[][] = []
      await run.each(ideas, async (principle) => {
        const model = chooseModel()
        const founder = await run.propose('develop', { principle, mark, standing }, { repair, model, larger })
        const niche = [founder]
        niches.push(niche)
        notebook.note(founder, { proposed: true })
        noteCost(founder)
        if (!isScored(founder)) return
        for (let turn = 0; turn < options.apart; turn += 1) {
          const elite = niche.toSorted(byMetric)[0] as Candidate
          const form =
            options.tune < 2 || tuned.has(elite.id)
              ? elite
              : await run.tune(elite, { evaluations: options.tune, larger })
          tuned.add(elite.id).add(form.id)
          if (form !== elite) {
            niche.push(form)
            notebook.note(form, { proposed: false })
            notebook.noteTuned(elite, form)
          }
          const child = await mutation(form, undefined, model)
          notebook.note(child, { proposed: true, parent: form })
          noteCost(child)
          niche.push(child)
        }
      })
      tell(niches)
      await admit(niches.flat(), options.principles)
    }

    const tell = (niches: readonly (readonly Candidate[])[] = []): void =>
      run.tell([
        { kind: 'weights', title: 'Operators: programs asked for', entries: byOperator.pulls() },
        { kind: 'weights', title: 'Operators: mean reward', entries: byOperator.means() },
        ...(run.models.length > 1
          ? [{ kind: 'weights', title: 'Models: programs asked for', entries: byModel.pulls() } as const]
          : []),
        {
          kind: 'groups',
          title: 'Population',
          groups: [
            { name: 'elite', members: elites.map(({ id }) => id) },
            ...niches.map((niche, at) => ({ name: `principle ${at + 1}`, members: niche.map(({ id }) => id) })),
          ],
        },
      ])

    const seed = await once(run, () => run.evaluate(run.problem.seed, { operator: 'seed' }))
    if (options.feedback) baseline = await once(run, () => run.baseline())
    for (const one of [...run.given, ...(seed === undefined ? [] : [seed])]) notebook.note(one, { proposed: false })
    elites = keep(seed === undefined ? run.given : [...run.given, seed])

    await initialise(firstPrograms(run, initial))
    tell()
    let flat = 0
    while (run.budget.affords('propose') > 0) {
      const [before, programs] = [elites[0]?.outcome.metric ?? Infinity, spent.programs]
      const stuck = options.patience > 0 && flat >= options.patience
      if (elites.length < 2) await initialise(batch)
      else if (stuck && run.budget.affords('propose') > options.principles * (1 + options.apart)) {
        flat = -1
        await rethink()
      } else await generation()
      if (spent.programs === programs) break
      flat = (elites[0]?.outcome.metric ?? Infinity) < before ? 0 : flat + 1
      tell()
    }
    if (options.tune > 0 && elites.length > 0) await polish(elites.slice(0, options.tuneLast), 2 * options.tune)
    return elites
  },
}
