/** Discovery against servers that nobody here wrote, and against a real one where there is one. */

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, root, show, workFolder } from './command-line.ts'
import { programNumber } from './wire/programs.ts'

/** The folder of a problem that is solved quickly. */
const examples = join(root, 'examples', 'problems')

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The npm package openai-mock-api as a process of its own. */
const startMockApi = async (folder: string, responses: object): Promise<{ readonly url: string } & AsyncDisposable> => {
  const manifest = createRequire(import.meta.url).resolve('openai-mock-api/package.json')
  const config = join(folder, 'mock.yaml')
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(responses))
  const port = await freePort()
  const main = join(dirname(manifest), 'dist', 'cli.js')
  const child = spawn(process.execPath, [main, '--config', config, '--port', String(port)], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/v1`
  for (let tries = 0; ; tries += 1) {
    const there = await fetch(`${url}/models`, { headers: { authorization: 'Bearer sk-mock' } }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (there) break
    if (tries > 200) throw new Error('openai-mock-api did not start')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      if (child.exitCode === null && child.signalCode === null)
        await new Promise((resolve) => child.once('exit', resolve))
    },
  }
}

test('openai-mock-api drives a whole run, and a wrong key is told', { timeout: 300_000 }, async () => {
  using folder = workFolder()
  const when = (id: string, user: object, answer: string): object => ({
    id,
    messages: [
      { role: 'system', matcher: 'any' },
      { role: 'user', ...user },
      { role: 'assistant', content: answer },
    ],
  })
  await using server = await startMockApi(folder.path, {
    apiKey: 'sk-mock',
    responses: [
      when('cross', { content: 'Write a third program', matcher: 'contains' }, programNumber(3)),
      when('first', { content: 'Another angle', matcher: 'contains' }, programNumber(2)),
      when('rest', { matcher: 'any' }, programNumber(1)),
    ],
  })
  const args = [
    'run',
    'makespan',
    '--problems',
    examples,
    '--model',
    `${server.url}#gpt-4`,
    '--max-completions',
    '8',
    '--option',
    'tune=0',
  ]
  const refused = await heuristica(folder.path, args, { env: { HEURISTICA_API_KEY: 'sk-wrong' } })
  expect(refused.stderr).toMatch(/does not accept the key in HEURISTICA_API_KEY/)
  expect(refused.code).toBe(1)
  const { code, stdout, stderr } = await heuristica(folder.path, args, { env: { HEURISTICA_API_KEY: 'sk-mock' } })
  expect(code, stderr).toBe(0)
  expect(stdout).toContain('export function rate(')
  expect(await show(folder.path)).toMatchObject({ state: 'finished', spent: { completions: 8, costUsd: null } })
})

const realModel = process.env['HEURISTICA_TEST_MODEL']

test.skipIf(realModel === undefined)(
  `a real server: ${realModel ?? 'skipped, since HEURISTICA_TEST_MODEL names none (as ollama:qwen3-coder or http://host:port/v1#name)'}`,
  { timeout: 3_600_000 },
  async () => {
    using folder = workFolder()
    const env = Object.fromEntries(
      Object.entries(process.env).flatMap(([name, value]) =>
        /_KEY(_FILE)?$/.test(name) && value !== undefined ? [[name, value]] : [],
      ),
    )
    const doctor = await heuristica(folder.path, ['doctor', '--model', realModel ?? ''], { env })
    expect(doctor.code, doctor.stdout).toBe(0)
    const { code, stderr } = await heuristica(
      folder.path,
      ['run', 'makespan', '--problems', examples, '--model', realModel ?? '', '--max-completions', '6'],
      { env },
    )
    expect(code, stderr).toBe(0)
    expect(await show(folder.path)).toMatchObject({ state: 'finished', spent: { completions: 6 } })
  },
)
