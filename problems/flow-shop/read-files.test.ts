import { expect, test } from 'vitest'
import { drawSchedule } from './draw.ts'
import { describe as describeInstance, instanceSchema, sizeClass } from './instance.ts'
import { readJsonFile } from './read-json.ts'
import { readTextFile } from './read-text.ts'

const rows = [
  [5, 1, 4],
  [2, 3, 6],
]
const p = rows.map((row) => Int32Array.from(row))
const taillard = `number of jobs, number of machines, initial seed, upper bound and lower bound :
          2           3   873654221        1278        1232
processing times :
  5  2
  1  3
  4  6
number of jobs, number of machines, initial seed, upper bound and lower bound :
          1           3   379008056        1359        1290
processing times :
 7
 8
 9
`

test('reads Taillard’s layout with its headings and several instances, and without', () => {
  const { instances } = readTextFile(taillard, 'tai.txt')
  expect(instances).toEqual([{ p }, { p: [Int32Array.of(7, 8, 9)] }])
  expect(readTextFile('2 3\n5 2\n1 3\n4 6\n', 'a.fsp').instances).toEqual([{ p }])
})

test('reads the OR-Library’s pairs of machine and time', () => {
  expect(readTextFile('instance car9\n2 3\n0 5 1 1 2 4\n0 2 1 3 2 6\n', 'a.txt').instances).toEqual([{ p }])
})

test('reads JSON, wrapped or not, and what it parsed is an instance', () => {
  expect(readJsonFile(JSON.stringify([{ p: rows }]), 'a.json').instances).toEqual([{ p }])
  expect(readJsonFile(JSON.stringify({ instances: [{ p: rows, name: 'mine' }] }), 'a.json').instances).toEqual([
    { p, name: 'mine' },
  ])
  expect(instanceSchema.parse({ p })).toEqual({ p })
  expect(sizeClass({ p })).toBe('2 x 3')
  expect(describeInstance({ p })).toBe('2 jobs on 3 machines, the busiest of them for 10')
})

test.each([
  ['nothing', '', 'a.txt: expected the numbers of jobs and machines'],
  ['no size', '0 3\n', 'a.txt:1: expected a number of jobs from 1 to 1000 and of machines from 1 to 200'],
  [
    'cut short',
    '2 3\n5 2\n1 3\n4\n',
    'a.txt:4: instance 1: 2 jobs on 3 machines need 6 times, or 12 numbers as pairs of machine and time; got 5',
  ],
  ['too long', '2 3\n5 2\n1 3\n4 6\n9\n', 'got 7'],
  ['a heading without times', 'number of jobs :\n 2 3 1 1 1\nprocessing times :\n', 'need 6 times'],
  ['a fraction', '1 2\n5\n1.5\n', "a.txt:3: expected an integer, got '1.5'"],
  ['a negative time', '1 2\n5\n-1\n', 'a.txt:3: instance 1: job 1, machine 2: '],
  [
    'machines out of order',
    '1 2\n1 5 0 4\n',
    'a.txt:2: instance 1: expected machine 0, got 1: every job goes through all machines in order',
  ],
])('says what is wrong with a text file: %s', (_, text, message) => {
  expect(() => readTextFile(text, 'a.txt')).toThrow(message)
})

test.each([
  [
    'unequal rows',
    { p: [[1, 2], [1]] },
    /^a\.json:\d+: instance 1, p\[1\]: Expected 2 times as for the first job, got 1/,
  ],
  ['a text', { p: [['1']] }, /instance 1, p\[0\]\[0\]: /],
  ['no jobs', { p: [] }, /instance 1, p: /],
])('says where a JSON instance is wrong: %s', (_, wrong, message) => {
  expect(() => readJsonFile(JSON.stringify([wrong]), 'a.json')).toThrow(message)
})

test('draws a bar an operation, and steps on the same scale', () => {
  const [whole, part] = [drawSchedule({ p }, [1, 0]), drawSchedule({ p }, [1, 0], { step: 1 })]
  expect(whole).toContain('<title>job 0 on machine 1: 7 to 8</title>')
  expect(whole).toContain('makespan 15; 2 jobs on 3 machines')
  expect(part.match(/<title>/g)).toHaveLength(3)
  expect(part).toContain('1 jobs scheduled until 11')
  expect(whole).toContain((/<rect [^>]*><title>job 1/.exec(part) ?? ['none'])[0])
})
