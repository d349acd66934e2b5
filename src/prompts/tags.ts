/** Strict mustache: every tag of a template must name something that its prompt is given, so that a slip never becomes a blank. */

import mustache from 'mustache'
import { InputError } from '../problem/input-error.ts'

/** Template texts by path, as `reflective/crossover.md`. */
export type Templates = Readonly<Record<string, string>>

/** What a name in a template stands for. Inside a section, the fields of its record or list item can be named bare. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Shape>> }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Not there this time: its sections are skipped, so nothing in them can be told wrong. */
  | { readonly kind: 'absent' }

type Token = readonly [type: string, value: string, start: number, end: number, children?: readonly Token[] | string]

const parse = (path: string, text: string): readonly Token[] => {
  try {
    return mustache.parse(text) as readonly Token[]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InputError(`Prompt template ${path} does not parse: ${reason}. Close every {{tag}} and {{#section}}.`)
  }
}

/** The text of a template, or of a partial that `includedBy` names; throws `InputError` with the file's name where there is none. */
export const templateText = (templates: Templates, path: string, includedBy?: string): string => {
  if (Object.hasOwn(templates, path)) return templates[path] as string
  const who = includedBy === undefined ? '' : `, which ${includedBy} includes`
  throw new InputError(`Prompt template ${path} is missing${who}: add that file to the prompts folder.`)
}

const fieldOf = (shape: Shape, name: string): Shape | undefined => {
  if (shape.kind === 'absent') return shape
  return shape.kind === 'record' && Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
}

const resolve = (name: string, scopes: readonly Shape[]): Shape | undefined => {
  if (name === '.') return scopes[0]
  const [first = '', ...rest] = name.split('.')
  const found = scopes.map((scope) => fieldOf(scope, first)).find((shape) => shape !== undefined)
  return rest.reduce<Shape | undefined>((shape, field) => shape && fieldOf(shape, field), found)
}

const namesIn = (scopes: readonly Shape[]): string =>
  scopes.flatMap((scope) => (scope.kind === 'record' ? Object.keys(scope.fields) : [])).join(', ')

const partialPath = (name: string): string => `${name}.md`

/** Checks a template and the partials that it includes against what it is given; throws `InputError` naming file and tag. */
export const checkTags = (
  templates: Templates,
  path: string,
  given: Shape,
  includedBy: readonly string[] = [],
  outer: readonly Shape[] = [],
): void => {
  const file = `Prompt template ${path}`
  if (includedBy.includes(path)) throw new InputError(`${file} includes itself: break the circle.`)

  const check = (tokens: readonly Token[], scopes: readonly Shape[]): void => {
    for (const [type, name, , , children] of tokens) {
      if (type === '>') {
        checkTags(templates, partialPath(name), scopes[0] ?? given, [...includedBy, path], scopes.slice(1))
      }
      if (!['name', '&', '#', '^'].includes(type)) continue
      const shape = resolve(name, scopes)
      if (shape === undefined) {
        throw new InputError(`${file} uses {{${name}}}, which it is not given; it may use ${namesIn(scopes)}.`)
      }
      const prints = type === 'name' || type === '&'
      if (prints && shape.kind !== 'text' && shape.kind !== 'absent') {
        throw new InputError(`${file} prints {{${name}}}, which is not a text; open it with {{#${name}}}.`)
      }
      if (typeof children !== 'object') continue
      const inner = shape.kind === 'list' ? shape.of : shape
      check(children, type === '#' ? [inner, ...scopes] : scopes)
    }
  }
  check(parse(path, templateText(templates, path, includedBy.at(-1))), [given, ...outer])
}

/** The template of the system message that a template asks for in a comment, as `{{! system: reflect }}`; `system/generate.md` without one. */
export const systemTemplate = (templates: Templates, path: string): string => {
  const comments = parse(path, templateText(templates, path)).filter(([type]) => type === '!')
  const names = comments.map(([, comment]) => /^\s*system:\s*(\S+)\s*$/.exec(comment)?.[1])
  return `system/${names.find((name) => name !== undefined) ?? 'generate'}.md`
}

/** Fills a template that `checkTags` has passed; texts go in as they are, nothing is escaped. */
export const fill = (templates: Templates, path: string, view: object): string =>
  mustache
    .render(templateText(templates, path), view, (name) => templateText(templates, partialPath(name), path), {
      escape: (value) => String(value),
    })
    .trim()
