/** Models from the command line: several with weights and roles, what they cost, what is reachable, what a run would cost. */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, show, start, workFolder } from './command-line.ts'
import { programNumber, writesPrograms } from './wire/programs.ts'
import { startWireServer, status, type Seen } from './wire/server.ts'

/** The folder of a problem that is solved quickly. */
const examples = join(root, 'examples', 'problems')

const quick = ['--option', 'tune=0', '--option', 'initial=4']
const asked = (seen: readonly Seen[]): Seen[] => seen.filter(({ path }) => path.endsWith('/chat/completions'))

type Spending = {
  readonly digest: string
  readonly spent: { readonly completions: number; readonly tokens: number; readonly costUsd: number | null }
  readonly calls: { readonly left: number; readonly failed: number }
}
const spending = async (folder: string): Promise<Spending> => (await show(folder)) as unknown as Spending

test(
  'several models share the programs by weight, another reflects; the cost is that of each; a recording repeats the run',
  { timeout: 300_000 },
  async () => {
    using folder = workFolder()
    await using writers = await startWireServer(writesPrograms(['big', 'small']))
    await using thinker = await startWireServer(writesPrograms(['wise'], { promptTokens: 1000, completionTokens: 500 }))
    const config = {
      problem: 'makespan',
      problems: [examples],
      model: { generate: [{ name: 'ours:big', weight: 3 }, 'ours:small'], reflect: 'theirs:wise' },
      endpoints: {
        ours: {
          baseUrl: writers.url,
          extraBody: { reasoning_effort: 'low' },
          prices: { big: { input: 10, output: 20 }, small: { input: 1, output: 2 } },
        },
        theirs: { baseUrl: thinker.url, prices: { wise: { input: 100, output: 100 } } },
      },
    }
    writeFileSync(join(folder.path, 'heuristica.config.json'), JSON.stringify(config))
    // Reflections of their own are off by default, and are what the third model is asked for.
    const asking = ['run', '--max-completions', '16', ...quick, '--option', 'reflections=true']
    const { code, stderr } = await heuristica(folder.path, asking)
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('with ours:big ×3 + ours:small; reflect: theirs:wise')

    const byModel = Map.groupBy(asked(writers.seen), ({ body }) => String(body['model']))
    const [big, small, wise] = [byModel.get('big') ?? [], byModel.get('small') ?? [], asked(thinker.seen)]
    expect(big.length).toBeGreaterThan(small.length)
    expect(small.length).toBeGreaterThan(0)
    expect(wise.length).toBeGreaterThan(0)
    expect(big[0]?.body['reasoning_effort']).toBe('low')
    const { spent, digest } = await spending(folder.path)
    expect(spent.completions).toBe(big.length + small.length + wise.length)
    const cost = (big.length * (2000 * 10 + 100 * 20) + small.length * (2000 + 200) + wise.length * 1500 * 100) / 1e6
    expect(spent.costUsd).toBeCloseTo(cost, 9)

    await heuristica(folder.path, ['export', 'last', '--format', 'recording', '--output', 'mine.jsonl'])
    const again = await heuristica(folder.path, [...asking, '--json', '--model', 'recording:mine.jsonl'])
    expect(again.stderr).not.toContain('differs')
    expect((JSON.parse(again.stdout) as Spending).digest).toBe(digest)
  },
)

test(
  'what calls cost survives a crash of the endpoint and the resume, failed calls included',
  { timeout: 300_000 },
  async () => {
    using folder = workFolder()
    const write = writesPrograms(['m'])
    let served = 0
    let broken = true
    await using server = await startWireServer((response, seen) => {
      if (seen.path.endsWith('/chat/completions')) served += 1
      if (broken && served > 3) return status(401, { error: { message: 'the key was withdrawn' } })(response, seen)
      write(response, seen)
    })
    const prices = { m: { input: 10, output: 20 } }
    const config = {
      problem: 'makespan',
      problems: [examples],
      model: 'ours:m',
      endpoints: { ours: { baseUrl: server.url, concurrency: 1, prices } },
    }
    writeFileSync(join(folder.path, 'heuristica.config.json'), JSON.stringify(config))
    const torn = await heuristica(folder.path, ['run', '--max-completions', '8', '--max-cost', '5', ...quick])
    expect(torn.code, torn.stderr).toBe(1)
    expect(torn.stderr).toMatch(/ours:m: .*does not accept the key.*the key was withdrawn/)
    expect(torn.stderr).toMatch(/go on with: heuristica resume/)
    const before = await spending(folder.path)
    expect(before.spent).toMatchObject({ completions: 3, tokens: 6300 })
    expect(before.calls.failed).toBeGreaterThan(0)
    broken = false
    const resumed = await heuristica(folder.path, ['resume', 'last'])
    expect(resumed.code, resumed.stderr).toBe(0)
    const after = await spending(folder.path)
    expect(after.spent).toMatchObject({ completions: 8, tokens: 8 * 2100 })
    expect(after.spent.costUsd).toBeCloseTo((8 * (2000 * 10 + 100 * 20)) / 1e6, 9)
    expect(after.calls).toMatchObject({ left: 8 + before.calls.failed, failed: before.calls.failed })
    const shown = await heuristica(folder.path, ['show', 'last'])
    expect(shown.stdout).toContain(`8 completions, 16800 tokens, $0.1760; ${before.calls.failed} calls failed`)
  },
)

test(
  'models lists what is reachable, doctor tries it, estimate says what a run would cost',
  { timeout: 300_000 },
  async () => {
    using folder = workFolder()
    await using server = await startWireServer(writesPrograms(['qwen3-coder', 'llama']))
    const prices = { 'qwen3-coder': { input: 1, output: 2 } }
    const config = { endpoints: { ours: { baseUrl: server.url, prices }, gone: { baseUrl: 'http://127.0.0.1:9/v1' } } }
    writeFileSync(join(folder.path, 'heuristica.config.json'), JSON.stringify(config))

    const all = await heuristica(folder.path, ['models'])
    expect(all.code).toBe(0)
    expect(all.stdout).toMatch(/^ours:llama +– +unknown +unknown$/m)
    expect(all.stdout).toMatch(/^ours:qwen3-coder +– +\$1 +\$2$/m)
    expect(all.stdout).toMatch(/^gone: .*127\.0\.0\.1:9/m)
    expect(all.stdout).toMatch(/^openai: openai needs a key: set the environment variable OPENAI_API_KEY$/m)
    const gone = await heuristica(folder.path, ['models', 'gone'])
    expect(gone.code).toBe(1)
    const none = await heuristica(folder.path, ['models', 'nowhere'])
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no endpoint "nowhere"; there are: ours, gone, openai/) as unknown,
    })

    const estimate = await heuristica(folder.path, [
      'estimate',
      'tardiness',
      '--model',
      'ours:qwen3-coder',
      '--max-completions',
      '12',
    ])
    expect(estimate.code, estimate.stderr).toBe(0)
    expect(estimate.stdout).toMatch(/^total +12 +[\d,]+ +7,200$/m)
    expect(estimate.stdout).toMatch(/^Cost: about \$0\.0\d+; \$0\.\d+ if every answer took the whole 8,192 tokens/m)
    const unknown = await heuristica(folder.path, [
      'estimate',
      'makespan',
      '--problems',
      examples,
      '--model',
      'ours:llama',
      '--json',
    ])
    expect(JSON.parse(unknown.stdout)).toMatchObject({ completions: 30, costUsd: null, mostCostUsd: null })
    const free = await heuristica(folder.path, [
      'estimate',
      'makespan',
      '--problems',
      examples,
      '--max-evaluations',
      '50',
    ])
    expect(free.stdout).toContain('genetic-programming asks no model')
    const endless = await heuristica(folder.path, [
      'estimate',
      'tardiness',
      '--model',
      'ours:llama',
      '--max-time',
      '5m',
    ])
    expect(endless).toMatchObject({ code: 2, stderr: expect.stringContaining('--max-completions') as unknown })
    expect(asked(server.seen)).toEqual([])

    const doctor = await heuristica(folder.path, ['doctor', '--model', 'ours:qwen3-coder', '--json'])
    expect(doctor.code, doctor.stdout).toBe(0)
    const { findings } = JSON.parse(doctor.stdout) as {
      readonly findings: readonly { readonly what: string; readonly state: string }[]
    }
    expect(findings.find(({ what }) => what === 'ours:qwen3-coder')?.state).toBe('ok')
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['disk where runs are kept', 'counts of tokens', 'context']),
    )
    const broken = await heuristica(folder.path, ['doctor', '--model', 'gone:any'])
    expect(broken.code).toBe(1)
    expect(broken.stdout).toMatch(/^Broken: gone:any: `heuristica models` lists what is reachable\.$/m)
  },
)

const pipe = (folder: string, args: readonly string[], input: string): { code: number | null; stderr: string } => {
  const command = join(root, 'dist', 'cli', 'main.js')
  const { status: code, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  })
  return { code, stderr }
}

test(
  'the inbox is listed, shown and answered from standard input; its answers become training files',
  { timeout: 300_000 },
  async () => {
    using folder = workFolder()
    const { ended } = start(folder.path, [
      'run',
      'makespan',
      '--problems',
      examples,
      '--model',
      'inbox',
      '--max-completions',
      '5',
      ...quick,
    ])
    const state = { ended: false }
    void ended.then(() => (state.ended = true))
    let answered = 0
    let listed = ''
    while (!state.ended) {
      const list = await heuristica(folder.path, ['inbox', 'last', '--json'])
      const { prompts } = (list.code === 0 ? JSON.parse(list.stdout) : { prompts: [] }) as {
        readonly prompts: readonly { readonly name: string; readonly text: string }[]
      }
      if (prompts.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        continue
      }
      if (answered === 0) {
        listed = (await heuristica(folder.path, ['inbox', 'last'])).stdout
        const shown = await heuristica(folder.path, ['inbox', 'last', 'next'])
        expect(shown.stdout).toContain('rate(time, meanTime, load)')
        const empty = pipe(folder.path, ['inbox', 'last', 'next', '--answer'], ' \n')
        expect(empty).toMatchObject({
          code: 2,
          stderr: expect.stringMatching(/The answer to 3-ask is empty/) as unknown,
        })
        const wrong = pipe(folder.path, ['inbox', 'last', '99', '--answer'], 'x')
        expect(wrong).toMatchObject({
          code: 2,
          stderr: expect.stringMatching(/no prompt "99" in .*these wait: 3-ask/) as unknown,
        })
      }
      for (const { name } of prompts) {
        answered += 1
        const { code, stderr } = pipe(folder.path, ['inbox', 'last', name, '--answer'], programNumber(answered))
        expect(stderr).toMatch(/is answered; \d+ more waits?\.$/m)
        expect(code).toBe(0)
      }
    }
    const { code, stdout, stderr } = await ended
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('export function rate(')
    expect(answered).toBe(5)
    expect(listed).toMatch(/^3-ask +waiting +\d+ +\S/m)
    const twice = pipe(folder.path, ['inbox', 'last', '3-ask', '--answer'], 'again')
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('--replace') as unknown })
    const replies = readdirSync(join(folder.path, 'runs', (await show(folder.path)).id, 'inbox'))
    expect(replies.filter((file) => file.endsWith('.reply.md'))).toHaveLength(5)

    const sft = await heuristica(folder.path, [
      'export',
      'last',
      '--format',
      'openai-sft',
      '--share',
      '0.5',
      '--output',
      'sft.jsonl',
    ])
    expect(sft.stderr).toMatch(/^\d examples written to sft\.jsonl$/m)
    expect(existsSync(join(folder.path, 'sft.jsonl'))).toBe(true)
    const [line = ''] = readFileSync(join(folder.path, 'sft.jsonl'), 'utf8').split('\n')
    expect(JSON.parse(line)).toMatchObject({ messages: [{ role: 'system' }, { role: 'user' }, { role: 'assistant' }] })
    const dpo = await heuristica(folder.path, ['export', 'last', '--format', 'dpo'])
    expect(dpo).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name several runs that begin alike') as unknown,
    })
    const format = await heuristica(folder.path, ['export', 'last', '--format', 'xml'])
    expect(format.code).toBe(2)
  },
)
