import { expect, it } from 'vitest'
import { parseManifest, refusalOf, type Manifest } from './manifest.ts'

const run: Manifest = {
  problem: 'tardiness/dispatch',
  problemVersion: 'a',
  memoryMb: 64,
  heuristica: '0.1.0',
  node: '24.21.0',
  v8: '13.6.233.17-node.40',
  architecture: 'x64',
}

it('a worker that differs in nothing that counts serves', () => {
  expect(refusalOf(run, run)).toBeUndefined()
  expect(refusalOf(run, { ...run, node: '24.20.1' })).toBeUndefined()
})

it.each<[Partial<Manifest>, RegExp]>([
  [{ heuristica: '0.2.0' }, /it is heuristica 0\.2\.0, the run's is 0\.1\.0; install the same version/],
  [{ v8: '13.7' }, /V8 13\.7, the run has 24\.21\.0 with 13\.6\.233\.17-node\.40; install the same Node/],
  [{ node: '26.0.0' }, /Node 26\.0\.0/],
  [{ architecture: 'arm64' }, /its processor is arm64, the run's x64/],
  [{ problemVersion: 'b' }, /its problem tardiness\/dispatch has other files than the run's/],
])('one with %o refuses and says why', (difference, reason) =>
  expect(refusalOf(run, { ...run, ...difference })).toMatch(reason),
)

it('what is no manifest is none', () => {
  expect(parseManifest(JSON.stringify(run))).toEqual(run)
  for (const wrong of [
    '',
    '[]',
    JSON.stringify({ ...run, file: '/etc/passwd' }),
    JSON.stringify({ ...run, memoryMb: 1e9 }),
  ])
    expect(parseManifest(wrong)).toBeUndefined()
})
