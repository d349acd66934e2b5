/** Discovery with a model, end to end: recorded completions, a server that speaks the OpenAI wire, and the inbox. */

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LLMock } from '@copilotkit/aimock'
import { expect, test } from 'vitest'
import { randomStream } from '../src/random.ts'
import { heuristica, root, show, start, workFolder } from './command-line.ts'

const recording = join(root, 'examples', 'recordings', 'tardiness.jsonl')
/** Little tuning: it changes what prompts show, not which step is answered by what. */
const lightly = ['--option', 'tune=15', '--option', 'tuneLast=1']
const recorded = ['run', 'tardiness', '--model', `recording:${recording}`, ...lightly]

test(
  'the shipped recording of a real model drives a whole run to the same digest every time',
  { timeout: 300_000 },
  async () => {
    using folder = workFolder()
    const first = await heuristica(folder.path, [...recorded, '--workers', '1', '--json'])
    const second = await heuristica(folder.path, [...recorded, '--workers', '4', '--json'])
    const [one, two] = [first, second].map(({ stdout }) => JSON.parse(stdout) as Awaited<ReturnType<typeof show>>)
    expect(one?.state).toBe('finished')
    expect(one?.spent?.completions).toBeLessThanOrEqual(30)
    expect(one?.spent?.completions).toBeGreaterThan(20)
    expect(two?.digest).toBe(one?.digest)
    expect(one?.best?.test?.['pooledGap']).toBeLessThan(0.02)
  },
)

test(
  'killed at random points and resumed, a recorded run ends as if never interrupted',
  { timeout: 300_000 },
  async () => {
    using whole = workFolder()
    using torn = workFolder()
    await heuristica(whole.path, recorded)
    const random = randomStream(2, 'kills')
    const killed = start(torn.path, recorded)
    // There is nothing to resume before the run has told its name.
    await new Promise<void>((resolve) => {
      killed.child.stderr?.on('data', (text: string) => text.includes(', run ') && resolve())
    })
    await new Promise((resolve) => setTimeout(resolve, random.next() * 1000))
    killed.child.kill('SIGKILL')
    await killed.ended
    for (let kills = 0; kills < 4; kills += 1) {
      const { child, ended } = start(torn.path, ['resume', 'last'])
      await new Promise((resolve) => setTimeout(resolve, 800 + random.next() * 1500))
      child.kill('SIGKILL')
      await ended
    }
    const { code, stderr } = await heuristica(torn.path, ['resume', 'last'])
    expect(stderr).not.toContain('unexpected')
    expect(code).toBe(0)
    expect((await show(torn.path)).digest).toBe((await show(whole.path)).digest)
  },
)

test('a run that asks for more than its recording holds ends with what it has', { timeout: 120_000 }, async () => {
  using folder = workFolder()
  const lines = readFileSync(recording, 'utf8').trimEnd().split('\n').slice(0, 12)
  writeFileSync(join(folder.path, 'short.jsonl'), `${lines.join('\n')}\n`)
  const { code, stderr, stdout } = await heuristica(folder.path, [
    'run',
    'tardiness',
    '--model',
    'recording:short.jsonl',
    '--max-completions',
    '30',
  ])
  expect(stderr).toContain('The search ended early: recording exhausted')
  expect(code).toBe(0)
  expect(stdout).toContain('export function priority(')
})

const answer = (expression: string): string =>
  `Idea: a variant of the modified due date.\n\n\`\`\`js\nexport function priority(job, now, pending) {\n  return ${expression}\n}\n\`\`\`\n`

test(
  'a server that speaks the OpenAI wire is asked, and its run becomes a recording that repeats it',
  { timeout: 120_000 },
  async () => {
    using folder = workFolder()
    const server = new LLMock({ port: 0 })
    let asked = 0
    for (const [index, expression] of [
      '-Math.max(now + job.p, job.d)',
      '-job.d',
      'nonsense(',
      '-Math.max(now + 1.05 * job.p, job.d) - 0.01 * job.p',
      'while (true) {}',
      '-Math.max(now + 1.2 * job.p, job.d)',
    ].entries()) {
      server.on({ userMessage: /./, sequenceIndex: index }, { content: answer(expression) })
    }
    server.onMessage(/./, { content: answer('-Math.max(now + 1.1 * job.p, job.d)') })
    await server.start()
    try {
      const { code, stderr } = await heuristica(folder.path, [
        'run',
        'tardiness',
        '--model',
        `${server.url}/v1#gpt-4o`,
        '--max-completions',
        '12',
        ...lightly,
      ])
      expect(stderr).toContain('completions')
      expect(code, stderr).toBe(0)
      asked = server.getRequests().length
    } finally {
      await server.stop()
    }
    expect(asked).toBeGreaterThan(5)
    const original = await show(folder.path)
    expect(original.spent?.completions).toBeLessThanOrEqual(12)
    const exported = await heuristica(folder.path, [
      'export',
      'last',
      '--format',
      'recording',
      '--output',
      'mine.jsonl',
    ])
    expect(exported.code).toBe(0)
    const again = await heuristica(folder.path, [
      'run',
      'tardiness',
      '--model',
      'recording:mine.jsonl',
      '--max-completions',
      '12',
      ...lightly,
      '--json',
    ])
    expect(again.stderr).not.toContain('differs')
    expect((JSON.parse(again.stdout) as { digest: string }).digest).toBe(original.digest)
  },
)

test(
  'the inbox writes prompts and takes replies; an interrupted run finds them again',
  { timeout: 120_000 },
  async () => {
    using folder = workFolder()
    const args = ['run', 'tardiness', '--model', 'inbox', '--max-completions', '6', '--option', 'tune=0']
    const begun = start(folder.path, args)
    const inbox = (): string => {
      const [run] = existsSync(join(folder.path, 'runs')) ? readdirSync(join(folder.path, 'runs')) : []
      return join(folder.path, 'runs', run ?? 'none', 'inbox')
    }
    const prompts = (): string[] =>
      existsSync(inbox()) ? readdirSync(inbox()).filter((file) => file.endsWith('.prompt.md')) : []
    const until = async (condition: () => boolean): Promise<void> => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await until(() => prompts().length > 0)
    begun.child.kill('SIGINT')
    expect((await begun.ended).code).toBe(130)

    const resumed = start(folder.path, ['resume', 'last'])
    let done = false
    void resumed.ended.then(() => (done = true))
    const answered = new Set<string>()
    await until(() => {
      for (const prompt of prompts().filter((file) => !answered.has(file))) {
        answered.add(prompt)
        const text = readFileSync(join(inbox(), prompt), 'utf8')
        expect(text).toContain('priority')
        const reply = join(inbox(), prompt.replace('.prompt.md', '.reply.md'))
        writeFileSync(`${reply}.part`, answer(`-Math.max(now + ${1 + answered.size / 50} * job.p, job.d)`))
        renameSync(`${reply}.part`, reply)
      }
      return done
    })
    const { code, stdout, stderr } = await resumed.ended
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('export function priority(')
    expect(answered.size).toBe(6)
  },
)
