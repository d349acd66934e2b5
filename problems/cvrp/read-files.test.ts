import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError } from 'heuristica/problem'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { afterEach, expect, test, vi } from 'vitest'
import { cvrplibReference, cvrplibSets } from './cvrplib.ts'
import type { Instance } from './instance.ts'
import { readJsonFile } from './read-json.ts'
import { readSol } from './read-sol.ts'
import { readVrp } from './read-vrp.ts'
import referenceSolution from './reference-solution.ts'
import reference from './reference.ts'

afterEach(() => void vi.unstubAllEnvs())

/** The depot is node 2. */
const vrp = `NAME : \tsmall-n4-k2\t
COMMENT : "a: b"
TYPE : CVRP
DIMENSION : 4
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 5
NODE_COORD_SECTION
1\t0\t3
2 0 0
3 4 3
4 4 0
DEMAND_SECTION
1 3
2 0
3 2
4 4
DEPOT_SECTION
 2
 -1
EOF
`
const one = (text: string): Instance => readVrp(text, 'a.vrp').instances[0] as Instance

test('reads CVRPLIB, the depot first', () => {
  const instance = {
    weight: 'EUC_2D',
    name: 'small-n4-k2',
    x: Float64Array.of(0, 0, 4, 4),
    y: Float64Array.of(0, 3, 3, 0),
    demand: Float64Array.of(0, 3, 2, 4),
    capacity: 5,
  }
  expect(one(vrp)).toEqual(instance)
  expect(one(vrp.replaceAll('\n', '\r\n'))).toEqual(instance)
  expect(one(vrp.replace('DEPOT_SECTION\n 2\n -1\n', '').replace('1 3\n2 0', '2 3\n1 0')).x[0]).toBe(0)
})

test('reads a matrix, the depot first', () => {
  const text = vrp
    .replace('EUC_2D', 'EXPLICIT\nEDGE_WEIGHT_FORMAT : LOWER_ROW')
    .replace(/NODE_COORD_SECTION[^D]*/, 'EDGE_WEIGHT_SECTION\n1\n2 3\n4 5 6\n')
  expect(distanceRows(one(text)).map((row) => [...row])).toEqual([
    [0, 1, 3, 5],
    [1, 0, 2, 4],
    [3, 2, 0, 6],
    [5, 4, 6, 0],
  ])
})

test.each([
  ['cut short', vrp.slice(0, vrp.indexOf('3 2')), 'a.vrp:14: DEMAND_SECTION has 4 numbers'],
  ['empty', '', 'a.vrp: the field DIMENSION is missing'],
  ['no capacity', vrp.replace('CAPACITY : 5\n', ''), 'a.vrp: the field CAPACITY is missing'],
  ['a capacity of nothing', vrp.replace('Y : 5', 'Y : 0'), "a.vrp:6: CAPACITY is '0', expected a number above 0"],
  ['no demands', vrp.replace(/DEMAND[^P]*DEP/, 'DEP'), 'a.vrp: there is no DEMAND_SECTION'],
  ['a demand twice', vrp.replace('3 2\n', '1 2\n'), 'a.vrp:15: the demand of node 1 occurs twice'],
  ['a demand of nobody', vrp.replace('3 2\n', '9 2\n'), 'a.vrp:15: expected a node from 1 to 4, got 9'],
  ['a demand that no vehicle holds', vrp.replace('4 4\nDEP', '4 6\nDEP'), 'a.vrp:16: node 4 wants 6, expected 0 to 5'],
  ['a negative demand', vrp.replace('4 4\nDEP', '4 -4\nDEP'), 'a.vrp:16: node 4 wants -4'],
  ['a hungry depot', vrp.replace('2 0\n3 2', '2 1\n3 2'), 'a.vrp: node 2 is the depot, but wants 1'],
  ['two depots', vrp.replace(' 2\n -1', ' 2\n 3\n -1'), 'a.vrp:17: DEPOT_SECTION names 2 depots, only one is read'],
  ['no such depot', vrp.replace(' 2\n -1', ' 7\n -1'), 'a.vrp:18: the depot is 7, expected a node from 1 to 4'],
  ['a depot by coordinates', vrp.replace(' 2\n -1', ' 30.5 40.5\n -1'), 'DEPOT_SECTION names 2 depots'],
  ['another problem', vrp.replace('CVRP', 'TSP'), "a.vrp:3: TYPE is 'TSP', expected CVRP"],
  ['limits of length', vrp.replace('CAPACITY', 'DISTANCE : 200\nCAPACITY'), 'limits of length (DISTANCE) are not'],
  ['other distances', vrp.replace('EUC_2D', 'EUC_3D'), "a.vrp:5: EDGE_WEIGHT_TYPE is 'EUC_3D', expected one of"],
  ['no distances', vrp.replace('EDGE_WEIGHT_TYPE : EUC_2D\n', ''), 'the field EDGE_WEIGHT_TYPE is missing'],
  ['no coordinates', vrp.replace(/NODE_COORD_SECTION[^D]*/, ''), 'there is no NODE_COORD_SECTION'],
  ['one node', vrp.replace('N : 4', 'N : 1'), "DIMENSION is '1', expected 2 to 5000"],
  ['words', vrp.replace('2 0 0', '2 zero 0'), "a.vrp:9: expected a number, got 'zero'"],
])('says what is wrong with an instance: %s', (_, text, message) => {
  expect(() => one(text)).toThrow(InputError)
  expect(() => one(text)).toThrow(message)
})

const sol = 'Route #1: 1 2\nRoute #2: 3\n\nCost 20\n'

test('reads solutions, and says what is wrong with them', () => {
  const instance = one(vrp)
  expect(readSol(sol, 'a.sol', instance).map((route) => [...route])).toEqual([[1, 2], [3]])
  expect(readSol('route 1 : 2 1\r\nroute 2 : 3\r\n', 'a.sol', instance)).toHaveLength(2)
  for (const [text, message] of [
    ['', 'a.sol: there is no route'],
    ['Route #1: 1 2\nRoute #3: 3\n', 'a.sol:2: expected route 2, got route 3'],
    ['Route #1: 1 x\n', "a.sol:1: expected a customer, got 'x'"],
    ['Route #1: 1 3\nRoute #2: 2\n', 'a.sol: this is no solution: route 1 carries 7, but a vehicle holds 5'],
    ['Route #1: 1 2\n', 'a.sol: this is no solution: 1 of 3 customers are in no route'],
    [sol.replace('20', '19'), 'a.sol: the routes are 20 long, but the file says 19'],
    [sol.replace('20', 'much'), "a.sol:4: expected a number as the cost, got 'much'"],
    [`hello\n${sol}`, "a.sol:1: expected 'Route #1: …' or 'Cost …', got 'hello'"],
    [`${sol}Cost 20\n`, "a.sol:5: expected 'Route #1: …'"],
  ] as const) {
    expect(() => readSol(text, 'a.sol', instance), message).toThrow(InputError)
    expect(() => readSol(text, 'a.sol', instance)).toThrow(message)
  }
})

test('reads JSON with one capacity for all or one each, and says what is wrong', () => {
  const fields = { x: [0, 1, 1], y: [0, 0, 1], demand: [0, 2, 3] }
  const { instances } = readJsonFile(
    JSON.stringify({ capacity: 4, instances: [fields, { ...fields, capacity: 9 }] }),
    'a',
  )
  expect(instances.map(({ capacity }) => capacity)).toEqual([4, 9])
  for (const [item, message] of [
    [
      { ...fields, capacity: 2 },
      /^a\.json:1: instance 1, demand\[2\]: Expected a demand of at most the capacity, 2, got 3/,
    ],
    [{ ...fields, capacity: '5' }, /^a\.json:1: instance 1, capacity: .*number/],
    [{ ...fields, demand: [0, null, 3], capacity: 5 }, /^a\.json:1: instance 1, demand\[1\]: .*number/],
    [fields, /^a\.json:1: instance 1, capacity: /],
    [[[0, 1]], /^a\.json:1: instance 1: /],
  ] as const)
    expect(() => readJsonFile(JSON.stringify([item]), 'a.json')).toThrow(message)
  expect(() => readJsonFile('[{"x": [0,', 'a.json')).toThrow('a.json:1: this is not JSON: it ends too early')
})

test('the table is asked for instances that have name, size and distances of one of CVRPLIB', () => {
  const x = new Float64Array(32)
  const known = { weight: 'EUC_2D', name: 'A-n32-k5', x, y: x, demand: x, capacity: 100 } as const
  expect(reference(known)).toEqual({ value: 784, kind: 'best-known', by: 'CVRPLIB' })
  for (const other of [{ weight: 'euclidean' }, { x: new Float64Array(31) }, { name: 'constructor' }] as const)
    expect(cvrplibReference({ ...known, ...other })).toBeUndefined()
})

test('published files and solutions come from the folder that HEURISTICA_DATA names', () => {
  vi.stubEnv('HEURISTICA_DATA', '')
  const instance = one(vrp)
  expect(() => cvrplibSets['cvrplib-a']?.instances()).toThrow('HEURISTICA_DATA')
  expect(() => referenceSolution({ ...instance, name: '../small' })).toThrow('none for ../small: use the method best')
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
  try {
    mkdirSync(join(folder, 'cvrplib'))
    writeFileSync(join(folder, 'cvrplib', 'small-n4-k2.sol'), sol)
    vi.stubEnv('HEURISTICA_DATA', folder)
    expect(referenceSolution(instance)).toEqual({ value: 20, kind: 'best-known', by: 'CVRPLIB, solution checked' })
    const { files = [], instances } = cvrplibSets['cvrplib-f'] as NonNullable<(typeof cvrplibSets)[string]>
    for (const file of files) writeFileSync(join(folder, file), vrp)
    expect(instances().map(({ id, group }) => [id, group])[0]).toEqual(['small-n4-k2', 'up to 100 places'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
