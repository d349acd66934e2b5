/** Keys and headers: where they come from, and that they are not written into a configuration. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { answered, startWireServer } from '../../test/wire/server.ts'
import { headerValues } from './header-values.ts'
import { openModel } from './names.ts'
import { readKey } from './read-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'key')
writeFileSync(file, 'sk-from-file\n')
writeFileSync(join(folder, 'empty'), '\n')

const needing = { keyVariable: 'OUR_KEY', keyFile: undefined, needsKey: true }

test.each([
  [needing, { OUR_KEY: 'sk-set', OUR_KEY_FILE: file }, 'sk-set'],
  [needing, { OUR_KEY_FILE: file }, 'sk-from-file'],
  [{ ...needing, keyFile: file }, {}, 'sk-from-file'],
  [{ keyVariable: undefined, keyFile: file, needsKey: true }, {}, 'sk-from-file'],
  [{ ...needing, needsKey: false }, {}, undefined],
])('a key comes from its variable, or from a file (%#)', (endpoint, env, key) => {
  expect(readKey('ours:m', endpoint, env)?.reveal()).toBe(key)
})

test.each([
  [needing, {}, 'ours:m needs a key: set the environment variable OUR_KEY'],
  [{ ...needing, keyFile: join(folder, 'empty') }, {}, `the key file ${join(folder, 'empty')} is empty`],
  [{ ...needing, keyFile: join(folder, 'none') }, {}, `the key file ${join(folder, 'none')} cannot be read: ENOENT`],
])('what is wrong with a key is told without the key (%#)', (endpoint, env, message) => {
  expect(() => readKey('ours:m', endpoint, env)).toThrow(message)
})

test('headers take their secrets from the environment, and are sent', async () => {
  await using server = await startWireServer(answered)
  const endpoints = { ours: { baseUrl: server.url, headers: { 'api-key': '${OURS}', 'x-team': 'scheduling' } } }
  await using model = openModel('ours:m', { env: { OURS: 'sk-header' }, inboxFolder: '', seed: 1, endpoints })
  const signal = new AbortController().signal
  await model.complete([{ role: 'user', content: 'Hello' }], { key: '1/ask', maxTokens: 9, signal })
  expect(server.seen[0]?.headers).toMatchObject({ 'api-key': 'sk-header', 'x-team': 'scheduling' })
})

test.each([
  [{ 'x-api-key': 'sk-literal' }, 'the header x-api-key of the endpoint ours holds a secret'],
  [{ 'api-key': '${NOT_SET}' }, 'the header api-key of the endpoint ours needs the environment variable NOT_SET'],
  [{ 'x-team': '' }, 'the header x-team of the endpoint ours is empty'],
])('headers %j are refused', (headers, message) => {
  const fill = (): unknown => headerValues('ours', headers, {})
  expect(fill).toThrow(message)
  expect(fill).not.toThrow(/sk-literal/)
})
