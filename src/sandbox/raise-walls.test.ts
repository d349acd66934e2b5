import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkSandbox } from './raise-walls.ts'
import { describeWalls, wallsFromStrongest } from './walls.ts'

test('what is insisted on is what there is', async () => {
  expect(await checkSandbox('process')).toMatchObject({ mode: 'process' })
  expect(wallsFromStrongest('process').map(({ mode }) => mode)).not.toContain('bwrap')
  expect(wallsFromStrongest('bwrap').map(({ mode }) => mode)).not.toContain('process')
})

/** What insisting on bubblewrap and taking what there is come to on a platform, told by a process that believes to be on it. */
const insistOnBwrap = (platform: string): string =>
  execFileSync(
    process.execPath,
    [
      '--conditions=source',
      '--input-type=module',
      '--eval',
      `Object.defineProperty(process, 'platform', { value: '${platform}' })
       const { checkSandbox } = await import('${new URL('raise-walls.ts', import.meta.url).href}')
       await checkSandbox('bwrap').catch((error) => console.log(error.name, error.message))
       console.log((await checkSandbox('auto')).mode)`,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], cwd: fileURLToPath(new URL('.', import.meta.url)) },
  )

test('insisting where it cannot be fails in one line that says what to do; auto does without', () => {
  expect(insistOnBwrap('darwin')).toBe(
    'SandboxUnavailable The sandbox `bwrap` exists on Linux only: use `auto` or `process`\nprocess\n',
  )
})

test('walls are told in one line', () => {
  expect(describeWalls({ mode: 'bwrap', nobody: true, limits: true, diesWithParent: true, permission: false })).toMatch(
    /^bwrap \(no network, a read-only view, user nobody, limits of the system, killed with its parent\)$/,
  )
  expect(
    describeWalls({ mode: 'process', nobody: false, limits: false, diesWithParent: false, permission: false }),
  ).toMatch(/^process \(isolates in child processes, nothing else\)$/)
})
