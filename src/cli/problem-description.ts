/** What is told of a problem, as data: for `problems`, `problems show` and their JSON. */

import { z } from 'zod'
import { contractMarkdown } from '../problem/contract-markdown.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { missingData } from '../problem/public-data.ts'
import { signature } from '../problem/signature.ts'

/** Absent values are null, as JSON has no other. */
export type ProblemDescription = {
  readonly name: string
  readonly title: string
  readonly contract: readonly string[]
  readonly sets: readonly {
    readonly name: string
    readonly title: string
    /** Where it was published. */
    readonly published: string | null
    /** Why it cannot be read here. */
    readonly missing: string | null
    readonly settings: Readonly<Record<string, unknown>>
  }[]
  readonly settings: readonly { readonly name: string; readonly default: unknown; readonly doc: string }[]
  readonly baselines: readonly {
    readonly name: string
    readonly source: string
    readonly trainedOn: string | null
    readonly trainedOnSets: readonly string[]
  }[]
  /** Methods; the first is the default. */
  readonly references: readonly string[]
  readonly metric: string
  /** Endings of the files that instances are read from. */
  readonly reads: readonly string[]
  readonly stochastic: boolean
  readonly team: boolean
}

type SettingsSchema = { readonly properties?: Readonly<Record<string, { readonly description?: string }>> }

const settingsOf = (problem: LoadedProblem): ProblemDescription['settings'] => {
  const { settings } = problem.definition
  if (settings === undefined) return []
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as SettingsSchema
  return Object.entries(problem.settings({ settings: {} })).map(([name, value]) => ({
    name,
    default: value,
    doc: properties[name]?.description ?? '',
  }))
}

/** All that can be told without making any instance. */
export const describeProblem = (problem: LoadedProblem): ProblemDescription => {
  const { definition, baselines, references } = problem
  return {
    name: definition.name,
    title: definition.title,
    contract: definition.heuristic.map((contract) => signature(contract)),
    sets: Object.entries(definition.sets).map(([name, set]) => ({
      name,
      title: set.title,
      published: set.published ?? null,
      missing: missingData(set) ?? null,
      settings: set.settings ?? {},
    })),
    settings: settingsOf(problem),
    baselines: baselines.map(({ name, source, trainedOn = null, trainedOnSets = [] }) => ({
      name,
      source,
      trainedOn,
      trainedOnSets,
    })),
    references: references.map(({ method }) => method),
    metric: definition.metric.name,
    reads: Object.keys(definition.read),
    stochastic: definition.stochastic === true,
    team: definition.team === true,
  }
}

const listed = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines.map((line) => `- ${line}`)]

const settingsText = (settings: Readonly<Record<string, unknown>>): string =>
  Object.entries(settings)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(', ')

/** Brief and contract as a model sees them, then what a person wants to know: sets, settings, references, baselines. */
export const problemPage = (problem: LoadedProblem): string => {
  const { definition } = problem
  const { sets, settings, baselines, references, reads, stochastic, team } = describeProblem(problem)
  const roles = team ? ['', 'A candidate may export one function for each role, or a list of them.'] : []
  return [
    `# ${definition.title} (${definition.name})`,
    '',
    definition.brief.trim(),
    ...definition.heuristic.flatMap((contract) => ['', contractMarkdown(contract).trim()]),
    ...roles,
    ...(definition.knowledge === undefined ? [] : ['', '## Hints', '', definition.knowledge.trim()]),
    ...listed(
      'Instance sets',
      sets.map(({ name, title, published, missing, settings }) =>
        [
          `${name}: ${title}`,
          ...(Object.keys(settings).length === 0 ? [] : [`settings: ${settingsText(settings)}`]),
          ...(published === null ? [] : [`published, ${published}`]),
          ...(missing === null ? [] : [`not here: ${missing}`]),
        ].join('; '),
      ),
    ),
    ...listed(
      'Settings of the driver',
      settings.map(
        ({ name, default: value, doc }) => `${name}: ${JSON.stringify(value)}${doc === '' ? '' : `, ${doc}`}`,
      ),
    ),
    ...listed(
      'References',
      references.map((method, at) => (at === 0 ? `${method} (default)` : method)),
    ),
    ...listed(
      'Baselines',
      baselines.map(({ name, source, trainedOn, trainedOnSets }) => {
        const fitted = [
          ...(trainedOn === null ? [] : [trainedOn]),
          ...trainedOnSets.map((set) => `the set ${set} (marked †)`),
        ]
        return `${name}: ${source}${fitted.length === 0 ? '' : `; fitted to ${fitted.join(', ')}`}`
      }),
    ),
    '',
    `It minimises the ${definition.metric.title}${stochastic ? ', with a driver that draws by chance' : ''}; instances are read from ${reads.length === 0 ? 'no files' : `files ending in ${reads.join(', ')}`}.`,
  ].join('\n')
}
