/** Trainings in a run: what was recorded is never trained again, a kill in the middle loses nothing, and a failure costs nothing but itself. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Journal } from '../src/journal/journal.ts'
import { heuristica, root, show, start, workFolder } from './command-line.ts'

const recording = `recording:${join(root, 'examples', 'recordings', 'evotune.jsonl')}`
const options = ['islands=2', 'samples=2', 'inFlight=1', 'every=4', 'least=1'].flatMap((one) => ['--option', one])
const asked = ['run', 'tardiness', '--strategy', 'evotune', '--model', recording, '--max-completions', '8', ...options]

/** Configures a tuner that runs this program, which knows `calls`, the calls before, and writes down what it was told. */
const withTuner = (folder: string, program: string): void => {
  const told =
    'process.env.HEURISTICA_SUFFIX + " " + process.pid + " " + readFileSync(process.env.HEURISTICA_DATASET, "utf8").length'
  const script = `import { appendFileSync, existsSync, readFileSync } from 'node:fs'
const calls = existsSync('calls.txt') ? readFileSync('calls.txt', 'utf8').trim().split('\\n').length : 0
appendFileSync('calls.txt', ${told} + '\\n')
${program}
`
  writeFileSync(join(folder, 'tune.mjs'), script)
  const tuner = { kind: 'command', command: [process.execPath, join(folder, 'tune.mjs')] }
  writeFileSync(join(folder, 'heuristica.config.json'), JSON.stringify({ tuner }))
}
const callsIn = (folder: string): readonly string[][] =>
  existsSync(join(folder, 'calls.txt'))
    ? readFileSync(join(folder, 'calls.txt'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' '))
    : []
const name = `console.log(${JSON.stringify(recording)})`

test(
  'killed while its model is trained and resumed, a run ends as if never interrupted; what was trained is not trained again',
  { timeout: 240_000 },
  async () => {
    using whole = workFolder()
    using torn = workFolder()
    withTuner(whole.path, name)
    const { code, stderr } = await heuristica(whole.path, asked)
    expect(code, stderr).toBe(0)
    expect(callsIn(whole.path).length).toBe(1)

    withTuner(torn.path, `if (calls === 0) await new Promise((resolve) => setTimeout(resolve, 120_000))\n${name}`)
    const running = start(torn.path, asked)
    while (callsIn(torn.path).length === 0 && running.child.exitCode === null) await sleep(20)
    running.child.kill('SIGKILL')
    await running.ended
    process.kill(Number(callsIn(torn.path)[0]?.[1]), 'SIGKILL')
    const resumed = await heuristica(torn.path, ['resume', 'last'])
    expect(resumed.code, resumed.stderr).toBe(0)
    const [first, second, ...more] = callsIn(torn.path)
    // The same training under the same name, on the same answers.
    expect([second?.[0], second?.[2]]).toEqual([first?.[0], first?.[2]])
    expect(more).toEqual([])
    const { digest, spent } = await show(whole.path)
    expect(await show(torn.path)).toMatchObject({ digest, spent })

    const replayed = await heuristica(torn.path, ['replay', 'last'])
    expect(replayed.stderr).toContain(`The same run as`)
    expect(callsIn(torn.path).length).toBe(2)
  },
)

test(
  'a tuner that names no model is told, and the search goes on with the model that it had',
  { timeout: 120_000 },
  async () => {
    using folder = workFolder()
    withTuner(folder.path, `console.log('nowhere:model')`)
    const { code, stderr } = await heuristica(folder.path, asked)
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/The training failed, and the search goes on .*"nowhere:model"/)
    const [run = ''] = readdirSync(join(folder.path, 'runs'))
    using journal = new Journal(join(folder.path, 'runs', run), { readOnly: true })
    expect(JSON.stringify(journal.fact('specifics'))).toContain('no training, the search went on as it was')
    expect((await show(folder.path)).spent?.completions).toBe(8)
  },
)

test('without a tuner nothing begins, and the message says what to do', async () => {
  using folder = workFolder()
  const { code, stderr } = await heuristica(folder.path, asked)
  expect(code).toBe(2)
  expect(stderr).toMatch(/names no `tuner`.*--option every=0/)
})
