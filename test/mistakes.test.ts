/** What a user is told of a mistake: one line that says what was wrong, where, and what to do; exit code 2 for usage, 1 for failures. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heuristica, workFolder } from './command-line.ts'

const usage: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ['an unknown command', ['discover'], /unknown command 'discover'/],
  ['an unknown flag', ['run', 'tardiness', '--fast'], /unknown option '--fast'/],
  ['no problem', ['run'], /Name a problem, as in: heuristica run tardiness/],
  ['an unknown problem', ['run', 'tardines'], /tardines.*tardiness/],
  [
    'an unknown strategy',
    ['run', 'tardiness', '--strategy', 'magic'],
    /no strategy "magic"; there are: reflective, best-of, /,
  ],
  ['a strategy without its model', ['run', 'tardiness', '--strategy', 'reflective'], /needs a model: add --model/],
  [
    'a strategy that cannot serve',
    ['run', 'tardiness/sequence', '--strategy', 'genetic-programming'],
    /cannot serve tardiness\/sequence/,
  ],
  [
    'an unknown option',
    ['run', 'tardiness', '--option', 'magic=3'],
    /Unrecognized key: "magic".*strategies show genetic-programming/,
  ],
  [
    'a wrong operator',
    ['run', 'tardiness', '--strategy', 'eoh', '--model', 'inbox', '--option', 'operators=e9'],
    /operators: names of operators with commas between: e1, e2/,
  ],
  [
    'a budget that does not count',
    ['run', 'tardiness', '--strategy', 'genetic-programming', '--max-completions', '30'],
    /asks no model, so completions.* add --max-evaluations/,
  ],
  [
    'a view that a problem does not offer',
    ['run', 'tardiness/sequence', '--strategy', 'reevo', '--model', 'inbox', '--option', 'view=black-box'],
    /no black-box view/,
  ],
  ['an option of another form', ['run', 'tardiness', '--option', 'size'], /--option takes key=value, not "size"/],
  ['a wrong option', ['run', 'tardiness', '--option', 'population=-3'], /population: .*strategies show/],
  ['a wrong seed', ['run', 'tardiness', '--seed', 'one'], /--seed takes a whole number, not "one"/],
  [
    'a wrong amount',
    ['run', 'tardiness', '--max-tokens', 'many'],
    /--max-tokens takes a whole number|--max-tokens takes a positive number/,
  ],
  [
    'a wrong duration',
    ['run', 'tardiness', '--max-time', '10'],
    /^--max-time takes a duration such as 90s, 10m or 1h30m, not "10"/m,
  ],
  ['a missing key', ['run', 'tardiness', '--model', 'openai:gpt-5-mini'], /OPENAI_API_KEY/],
  ['a wrong model name', ['run', 'tardiness', '--model', 'gpt-5-mini'], /gpt-5-mini/],
  ['a missing recording', ['run', 'tardiness', '--model', 'recording:none.jsonl'], /none\.jsonl.*no such file/],
  ['a missing program', ['run', 'tardiness', '--from', 'none.js'], /Cannot read none\.js: there is no such file/],
  ['a missing prompts folder', ['run', 'tardiness', '--prompts', 'none'], /none/],
  ['a missing problems folder', ['run', 'tardiness', '--problems', 'none'], /no problems folder none/],
  [
    'an unknown reference',
    ['run', 'tardiness', '--reference', 'guess'],
    /no reference method "guess"; it has: exact, mip/,
  ],
  ['a wrong number of workers', ['run', 'tardiness', '--workers', 'many'], /--workers takes a number .* URL as redis/],
  ['a wrong address of workers', ['run', 'tardiness', '--workers', 'http://host'], /--workers takes a URL as redis/],
  ['a worker without a Redis', ['worker'], /Give the Redis, as in: heuristica worker redis:\/\/host:6379/],
  ['a wrong lease', ['worker', 'redis://host', '--lease', '3'], /--lease takes a duration .*, not "3"/],
  ['an unknown run', ['resume', 'yesterday'], /no run "yesterday"/],
  ['an unknown set', ['evaluate', 'tardiness', 'MDD', '--set', 'tset'], /tset.*test/],
  ['neither file nor baseline', ['evaluate', 'tardiness', 'MDX'], /"MDX" is neither a file nor a baseline/],
  ['a missing heuristic', ['evaluate', 'tardiness', './none.js'], /Cannot read \.\/none\.js/],
  ['missing instances', ['evaluate', 'tardiness', 'MDD', '--instances', 'none.json'], /none\.json/],
  [
    'set and instances',
    ['evaluate', 'tardiness', 'MDD', '--set', 'test', '--instances', 'x.json'],
    /either --set or --instances/,
  ],
  ['a missing configuration', ['run', 'tardiness', '--config', 'none.ts'], /There is no configuration file .*none\.ts/],
]

test.each(usage)('%s', async (_, args, message) => {
  using folder = workFolder()
  const { code, stdout, stderr } = await heuristica(folder.path, args)
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(code).toBe(2)
  expect(stdout).toBe('')
})

test('a wrong key of the configuration file is named with the file', async () => {
  using folder = workFolder()
  writeFileSync(join(folder.path, 'heuristica.config.json'), '{ "problem": "tardiness", "budgett": {} }')
  const { code, stderr } = await heuristica(folder.path, ['run'])
  expect(stderr).toMatch(/heuristica\.config\.json: Unrecognized key: "budgett"/)
  expect(code).toBe(2)
})

test('an endpoint where nothing listens is told in one line, and leaves no run behind', async () => {
  using folder = workFolder()
  const { code, stderr } = await heuristica(folder.path, ['run', 'tardiness', '--model', 'http://127.0.0.1:9/v1#none'])
  expect(stderr).toMatch(/127\.0\.0\.1:9/)
  expect(code).toBe(1)
  const list = await heuristica(folder.path, ['list', '--json'])
  expect(JSON.parse(list.stdout)).toEqual({ runs: [] })
})

test('--verbose shows where a failure came from', async () => {
  using folder = workFolder()
  const { stderr } = await heuristica(folder.path, ['--verbose', 'run', 'nothing'])
  expect(stderr).toMatch(/\n\s+at /)
})
