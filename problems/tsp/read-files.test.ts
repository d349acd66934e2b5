import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError, matrixLayouts } from 'heuristica/problem'
import { afterEach, expect, test, vi } from 'vitest'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { readJsonFile } from './read-json.ts'
import { readTour } from './read-tour.ts'
import { readTsplib } from './read-tsplib.ts'
import referenceTour from './reference-tour.ts'
import reference from './reference.ts'
import { normalised, tsplibReference, tsplibSets } from './tsplib.ts'

afterEach(() => void vi.unstubAllEnvs())

const square = (fields = '', section = '1 0 0\n2 0 3\n 3 4 3 \n4 4.0e0 0'): string =>
  `NAME : square\nCOMMENT : a: b\nCOMMENT : again\nTYPE: TSP\nDIMENSION : 4\nEDGE_WEIGHT_TYPE : EUC_2D\n${fields}NODE_COORD_SECTION\n${section}\nEOF\n`

test('reads coordinates, whatever the order of the cities and the ends of the lines', () => {
  const { instances } = readTsplib(square('', '4 4 0\n2 0 3\n1 0 0\n3 4 3').replaceAll('\n', '\r\n'), 'a.tsp')
  expect(instances).toEqual([
    { weight: 'EUC_2D', name: 'square', x: Float64Array.of(0, 0, 4, 4), y: Float64Array.of(0, 3, 3, 0) },
  ])
  expect(readTsplib(square(), 'a.tsp').instances).toEqual(instances)
})

const layouts: Readonly<Record<string, string>> = {
  FULL_MATRIX: '7 1 2 3\n1 7 4 5\n2 4 7 6\n3 5 6 7',
  UPPER_ROW: '1 2 3\n4 5\n6',
  LOWER_ROW: '1\n2 4\n3 5 6',
  UPPER_DIAG_ROW: '7 1 2 3 7 4 5\n7 6\n7',
  LOWER_DIAG_ROW: '7\n1 7\n2 4 7\n3 5 6 7',
  UPPER_COL: '1\n2 4\n3 5 6',
  LOWER_COL: '1 2 3\n4 5\n6',
  UPPER_DIAG_COL: '7\n1 7\n2 4 7\n3 5 6 7',
  LOWER_DIAG_COL: '7 1 2 3 7 4 5\n7 6\n7',
}
const explicit = (format: string, numbers: string, more = ''): string =>
  `NAME: m\nTYPE: TSP\nDIMENSION: 4\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: ${format}\nEDGE_WEIGHT_SECTION\n${numbers}\n${more}EOF`

test.each(Object.entries(layouts))('reads a matrix as %s', (format, numbers) => {
  const [instance] = readTsplib(explicit(format, numbers), 'm.tsp').instances
  expect(distanceRows(instance as NonNullable<typeof instance>).map((row) => [...row])).toEqual([
    [0, 1, 2, 3],
    [1, 0, 4, 5],
    [2, 4, 0, 6],
    [3, 5, 6, 0],
  ])
  expect(instance?.x).toEqual(new Float64Array(4))
})

test('knows all layouts, and coordinates to display', () => {
  expect(Object.keys(layouts)).toEqual(matrixLayouts)
  const more = 'DISPLAY_DATA_SECTION\n1 1 2\n2 3 4\n3 5 6\n4 7 8\n'
  expect(readTsplib(explicit('UPPER_ROW', '1 2 3 4 5 6', more), 'm.tsp').instances[0]?.y).toEqual(
    Float64Array.of(2, 4, 6, 8),
  )
})

test.each([
  ['cut short', square('', '1 0 0\n2 0 3\n3 4'), 'a.tsp:10: NODE_COORD_SECTION ends after 2 of 4 cities'],
  ['empty', '', 'a.tsp: the field DIMENSION is missing'],
  ['one city too many', square('', '1 0 0\n2 0 3\n3 4 3\n4 4 0\n5 1 1'), 'a.tsp:12: NODE_COORD_SECTION goes on after'],
  ['a city twice', square('', '1 0 0\n2 0 3\n2 4 3\n4 4 0'), 'a.tsp:10: city 2 occurs twice'],
  ['a city that is not there', square('', '0 0 0\n1 0 3\n2 4 3\n3 4 0'), 'a.tsp:8: expected a city from 1 to 4, got 0'],
  ['not a number', square('', '1 0 0\n2 nan 3'), "a.tsp:9: expected a number, got 'nan'"],
  ['infinite', square('', '1 0 0\n2 1e999 3'), "a.tsp:9: expected a number, got '1e999'"],
  ['far away', square('', '1 0 0\n2 0 3\n3 4e12 3\n4 4 0'), 'a.tsp:10: city 3 is at 4000000000000 3'],
  ['no cities', square().replace('N : 4', 'N : 0'), "a.tsp:5: DIMENSION is '0', expected 3 to 5000 cities"],
  ['a negative size', square().replace('N : 4', 'N : -4'), "a.tsp:5: DIMENSION is '-4'"],
  ['too large', square().replace('N : 4', 'N : 1000000'), "a.tsp:5: DIMENSION is '1000000', expected 3 to 5000"],
  ['another problem', square().replace('TYPE: TSP', 'TYPE: ATSP'), "a.tsp:4: TYPE is 'ATSP'"],
  ['other distances', square().replace('EUC_2D', 'EUC_3D'), "a.tsp:6: EDGE_WEIGHT_TYPE is 'EUC_3D', expected one of"],
  ['no distances', square().replace('EDGE_WEIGHT_TYPE : EUC_2D\n', ''), 'a.tsp: the field EDGE_WEIGHT_TYPE is missing'],
  ['a field twice', square('DIMENSION : 4\n'), 'a.tsp:7: DIMENSION occurs twice'],
  ['a section twice', square('NODE_COORD_SECTION\n1 1 1\n'), 'a.tsp:9: NODE_COORD_SECTION occurs twice'],
  ['fixed edges', square('FIXED_EDGES_SECTION\n1 2\n-1\n'), 'a.tsp:7: fixed edges are not supported'],
  [
    'prose',
    `hello\n${square()}`,
    "a.tsp:1: expected 'KEYWORD : value' or a section such as NODE_COORD_SECTION, got 'hello'",
  ],
  ['no coordinates', 'DIMENSION: 4\nEDGE_WEIGHT_TYPE: ATT\nEOF', 'a.tsp: there is no NODE_COORD_SECTION'],
  [
    'a matrix cut short',
    explicit('UPPER_ROW', '1 2 3\n4 5'),
    'a.tsp:8: UPPER_ROW of 4 cities has 6 distances, but there are 5',
  ],
  ['no layout', explicit('FUNCTION', '1'), "a.tsp:5: EDGE_WEIGHT_FORMAT is 'FUNCTION'; expected one of FULL_MATRIX"],
  [
    'a negative distance',
    explicit('UPPER_ROW', '1 2 3\n4 -5\n6'),
    'a.tsp:8: the distance between cities 2 and 4 is -5',
  ],
  [
    'no symmetry',
    explicit('FULL_MATRIX', '0 1 2 3\n1 0 4 5\n2 4 0 6\n3 5 7 0'),
    'a.tsp:10: the distance between cities 4 and 3 is 7, but 6 in the other direction',
  ],
])('says what is wrong with a file: %s', (_, text, message) => {
  const read = (): unknown => readTsplib(text, 'a.tsp')
  expect(read).toThrow(InputError)
  expect(read).toThrow(message)
})

test('a million lines are read, and refused in a line', () => {
  const many = Array.from({ length: 1_000_000 }, (_, at) => `${at + 1} ${at} 0`).join('\n')
  expect(() => readTsplib(square('', many), 'a.tsp')).toThrow('a.tsp:12: NODE_COORD_SECTION goes on after the 4 cities')
  expect(() => readTsplib(square('', many).replace('N : 4', 'N : 1000000'), 'a.tsp')).toThrow("DIMENSION is '1000000'")
  const points = JSON.stringify([Array.from({ length: 1_000_000 }, () => [0, 0])])
  expect(() => readJsonFile(points, 'a.json')).toThrow('a.json:1: instance 1: ')
})

test('reads JSON lists of coordinates and objects, wrapped or not', () => {
  const instance = { weight: 'euclidean', x: Float64Array.of(0, 1, 2), y: Float64Array.of(5, 6, 7) }
  const points = [
    [0, 5],
    [1, 6],
    [2, 7],
  ]
  expect(readJsonFile(JSON.stringify([points]), 'a.json').instances).toEqual([instance])
  expect(readJsonFile(JSON.stringify({ instances: [points, points] }), 'a.json').instances).toEqual([
    instance,
    instance,
  ])
  const object = { weight: 'CEIL_2D', x: [0, 1, 2], y: [5, 6, 7], name: 'mine', other: 1 }
  expect(readJsonFile(JSON.stringify([object]), 'a.json').instances).toEqual([
    { ...instance, weight: 'CEIL_2D', name: 'mine' },
  ])
})

test.each([
  ['two cities', '[[[0, 1],\n[0, 2]]]', /^a\.json:1: instance 1: .*>=3/],
  ['three numbers', '[[[0, 1],\n[0, 2, 3],\n[0, 4]]]', /^a\.json:2: instance 1, \[1\]: /],
  ['a text', '[[[0, 1],\n[0, "2"],\n[0, 4]]]', /^a\.json:2: instance 1, \[1\]\[1\]: .*number/],
  ['null for NaN', '[[[0, 1],\n[0, null],\n[0, 4]]]', /^a\.json:2: instance 1, \[1\]\[1\]: .*number/],
  ['cut short', '[[[0, 1],\n[0, 2', /^a\.json:2: this is not JSON: it ends too early/],
  ['no instance', '{ "instances": [7] }', /^a\.json:1: instance 1: /],
  ['other distances', '[{ "weight": "EUC_3D", "x": [1, 2, 3], "y": [1, 2, 3] }]', /instance 1, weight: /],
])('says what is wrong with JSON: %s', (_, text, message) => {
  expect(() => readJsonFile(text, 'a.json')).toThrow(message)
})

const tourFile = (cities: string, type = 'TOUR'): string =>
  `NAME : x.opt.tour\nTYPE : ${type}\nDIMENSION : 4\nTOUR_SECTION\n${cities}\nEOF\n`

test('reads tours, and says what is wrong with them', () => {
  expect([...readTour(tourFile('1\n3\n2\n4\n-1'), 'a.tour', 4)]).toEqual([0, 2, 1, 3])
  for (const [text, message] of [
    [tourFile('1 3 2\n-1'), 'a.tour:6: the tour has 3 cities, the instance has 4'],
    [tourFile('1 3 2 5 -1'), 'a.tour:5: expected a city from 1 to 4, got 5'],
    [tourFile('1 3\n3 4 -1'), 'a.tour:6: city 3 occurs twice'],
    [tourFile('1 3 2 4', 'TSP'), "a.tour:2: TYPE is 'TSP', expected TOUR"],
    ['DIMENSION: 4', 'a.tour: there is no TOUR_SECTION'],
  ] as const)
    expect(() => readTour(text, 'a.tour', 4)).toThrow(message)
})

const burma = { weight: 'GEO', name: 'burma14', x: new Float64Array(14), y: new Float64Array(14) } as const

test('the table is asked for instances that have name, size and distances of one of TSPLIB', () => {
  expect(reference(burma)).toEqual({ value: 3323, kind: 'optimal', by: 'TSPLIB' })
  expect(tsplibReference({ ...burma, weight: 'EUC_2D' })).toBeUndefined()
  expect(tsplibReference({ ...burma, x: new Float64Array(13) })).toBeUndefined()
  expect(tsplibReference({ ...burma, name: 'constructor' })).toBeUndefined()
})

test('scaling into the unit square keeps what the table knows', () => {
  const x = Float64Array.from({ length: 51 }, (_, at) => 10 + at)
  const instance = { weight: 'EUC_2D', name: 'eil51', x, y: x.map((value) => value / 2) } as const
  const scaled = normalised(instance)
  expect([scaled.scale, scaled.x[0], scaled.x[50], scaled.y[50]]).toEqual([50, 0, 1, 0.5])
  expect(reference(scaled)).toEqual({
    value: 426 / 50,
    kind: 'best-known',
    by: 'TSPLIB, optimum of rounded distances',
  })
})

test('published files and tours come from the folder that HEURISTICA_DATA names', () => {
  vi.stubEnv('HEURISTICA_DATA', '')
  expect(() => tsplibSets['tsplib']?.instances()).toThrow('HEURISTICA_DATA')
  expect(() => referenceTour({ ...burma, name: '../burma14' })).toThrow('none for ../burma14: use the method best')
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-'))
  try {
    mkdirSync(join(folder, 'tsplib'))
    writeFileSync(join(folder, 'tsplib', 'square.opt.tour'), tourFile('1 2 3 4 -1'))
    vi.stubEnv('HEURISTICA_DATA', folder)
    const [instance] = readTsplib(square(), 'square.tsp').instances
    expect(referenceTour(instance as NonNullable<typeof instance>)).toEqual({
      value: 14,
      kind: 'best-known',
      by: 'square.opt.tour',
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
