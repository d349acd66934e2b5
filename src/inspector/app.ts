/** The inspector's web application: its pages, its data, its few actions. It opens no port. */

import { Hono, type Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { request, withdraw } from '../discovery/control.ts'
import { inboxOf } from '../discovery/run-facts.ts'
import { candidateColumns } from './candidate-columns.ts'
import { candidateView } from './candidate-view.ts'
import { answerPrompt, pendingPrompts } from './inbox-folder.ts'
import type { Journals } from './journals.ts'
import type { PageFiles } from './page-files.ts'
import { runEntry } from './run-entry.ts'
import { runView } from './run-view.ts'
import { guard } from './security.ts'
import type { Workbench } from './workbench.ts'

export type InspectorParts = {
  readonly journals: Journals
  readonly workbench: Workbench
  readonly files: PageFiles
  readonly token: string
  /** What the server may be called, with port: `127.0.0.1:4700`. */
  readonly hosts: () => readonly string[]
  /** Between looks at runs that are under way. Default: 500. */
  readonly pollMs?: number
}

/** Largest answer that is taken into an inbox, in characters. */
const longestAnswer = 1_000_000

const json = async <Value>(context: Context, shape: z.ZodType<Value>): Promise<Value | undefined> => {
  const parsed = shape.safeParse(await context.req.json().catch(() => undefined))
  return parsed.success ? parsed.data : undefined
}

/** Answers every path of the inspector. */
export const createInspector = (parts: InspectorParts): Hono => {
  const { journals, workbench, files, token, hosts, pollMs = 500 } = parts
  const app = new Hono()
  app.use(guard({ token, hosts }))
  app.onError((error, context) => context.json({ problem: error.message }, 500))
  const missing = (context: Context, what: string): Response => context.json({ problem: `There is no ${what}` }, 404)
  const wrong = (context: Context, what: string): Response => context.json({ problem: what }, 400)

  app.get('/api/runs', async (context) => {
    const entries = await Promise.all(
      journals
        .records()
        .map(async (record) => runEntry(record, (await workbench.bench(record.id))?.problem.definition.metric)),
    )
    return context.json({ runs: entries })
  })

  app.get('/api/runs/:run', async (context) => {
    const id = context.req.param('run')
    const record = journals.record(id)
    if (record === undefined) return missing(context, `run ${id}`)
    const bench = await workbench.bench(id)
    const baselines =
      bench === undefined ? [] : workbench.rulesOnTrain(bench).map(({ name, metric }) => ({ name, metric }))
    const view = journals.read(id, (journal) => runView(record, journal, bench?.problem, baselines))
    return view === undefined ? missing(context, `run ${id}`) : context.json(view)
  })

  app.get('/api/runs/:run/candidates', (context) => {
    const after = Number(context.req.query('after') ?? -1)
    if (!Number.isSafeInteger(after)) return wrong(context, 'after is the number of a verb')
    const columns = journals.read(context.req.param('run'), (journal) => candidateColumns(journal, after))
    return columns === undefined ? missing(context, 'such run') : context.json(columns)
  })

  app.get('/api/runs/:run/candidates/:candidate', async (context) => {
    const { run, candidate } = context.req.param()
    const bench = await workbench.bench(run)
    const references = bench === undefined ? [] : workbench.trainReferences(bench)
    const rule = bench === undefined ? undefined : workbench.rulesOnTrain(bench)[0]
    const view = journals.read(run, (journal) =>
      candidateView(journal, candidate, bench?.problem, { references, rule }),
    )
    return view === undefined ? missing(context, `candidate ${candidate}`) : context.json(view)
  })

  app.get('/api/runs/:run/prompts', (context) => {
    const templates = journals.read(context.req.param('run'), (journal) => journal.fact('prompts'))
    return templates === undefined ? missing(context, 'such run') : context.json({ templates })
  })

  /** The source of a candidate of the run, or of a known rule of its problem. */
  const sourceOf = async (run: string, program: string): Promise<string | undefined> => {
    const bench = await workbench.bench(run)
    const rule = bench?.problem.baselines.find(({ name }) => name === program)
    return rule?.text ?? journals.read(run, (journal) => journal.candidate(program)?.source)
  }

  app.get('/api/runs/:run/drawing', async (context) => {
    const run = context.req.param('run')
    const { program = '', set = 'test', instance = '0', step } = context.req.query()
    const bench = await workbench.bench(run)
    const source = await sourceOf(run, program)
    if (bench === undefined || source === undefined) return missing(context, `program ${program}`)
    if (!bench.problem.setNames.includes(set)) return missing(context, `instance set ${set}`)
    const place = Number(instance)
    if (!(place in bench.problem.set(set).instances)) return missing(context, `instance ${instance}`)
    const steps = step === undefined ? undefined : Math.max(0, Math.floor(Number(step)))
    const picture = await workbench.draw(bench, source, { set, instance: place, step: steps })
    if (picture.kind === 'failed') return wrong(context, picture.detail)
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    context.header('x-objective', String(picture.objective))
    return context.body(picture.svg, 200, { 'content-type': 'image/svg+xml' })
  })

  app.post('/api/runs/:run/evaluate', async (context) => {
    const run = context.req.param('run')
    const asked = await json(context, z.strictObject({ program: z.string(), set: z.string() }))
    if (asked === undefined) return wrong(context, 'Give program and set')
    const bench = await workbench.bench(run)
    const source = await sourceOf(run, asked.program)
    if (bench === undefined || source === undefined) return missing(context, `program ${asked.program}`)
    if (!bench.problem.setNames.includes(asked.set)) return missing(context, `instance set ${asked.set}`)
    const { verdict, metric, instances } = await workbench.evaluate(bench, source, asked.set)
    const cpuMs = instances.reduce((sum, one) => sum + one.cpuMs, 0) / Math.max(1, instances.length)
    return context.json({
      verdict,
      metric: Number.isFinite(metric) ? metric : null,
      cpuMs,
      instances: instances.length,
    })
  })

  app.post('/api/runs/:run/control', async (context) => {
    const folder = journals.folder(context.req.param('run'))
    const asked = await json(context, z.strictObject({ action: z.enum(['pause', 'continue', 'stop']) }))
    if (folder === undefined) return missing(context, 'such run')
    if (asked === undefined) return wrong(context, 'action is pause, continue or stop')
    if (asked.action === 'continue') withdraw(folder, 'pause')
    else request(folder, asked.action)
    // A paused run would not look at the stop before somebody lets it go on.
    if (asked.action === 'stop') withdraw(folder, 'pause')
    return context.json({ asked: asked.action })
  })

  app.get('/api/runs/:run/inbox', (context) => {
    const folder = journals.folder(context.req.param('run'))
    return folder === undefined
      ? missing(context, 'such run')
      : context.json({ prompts: pendingPrompts(inboxOf(folder)) })
  })

  app.post('/api/runs/:run/inbox', async (context) => {
    const folder = journals.folder(context.req.param('run'))
    const answer = await json(context, z.strictObject({ name: z.string(), text: z.string().min(1).max(longestAnswer) }))
    if (folder === undefined) return missing(context, 'such run')
    if (answer === undefined) return wrong(context, 'Give name and text')
    return answerPrompt(inboxOf(folder), answer.name, answer.text)
      ? context.json({ answered: answer.name })
      : missing(context, `prompt ${answer.name} that waits`)
  })

  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      // The id says what was last told; whoever comes back with it hears at once what is new since.
      let told = context.req.header('last-event-id') ?? ''
      while (!stream.aborted) {
        const now = journals.stamp()
        if (now !== told) {
          told = now
          await stream.writeSSE({ event: 'changed', id: now, data: now })
        }
        await stream.sleep(pollMs)
      }
    }),
  )

  app.get('*', (context) => {
    const { pathname } = new URL(context.req.url)
    // Only names that were read at the start lead to a file; every other path is a place in the page.
    const file = files.get(pathname) ?? files.get('/index.html')
    if (file === undefined) return context.text('The page of the inspector is not built; run: npm run build\n', 500)
    return context.body(file.content, 200, { 'content-type': file.type })
  })
  return app
}
