import { expect, test } from 'vitest'
import { instanceSchema } from './instance.ts'
import { readJsonFile } from './read-json.ts'
import { readTextFile } from './read-text.ts'

const instance = {
  machine: [Int32Array.of(1, 0, 2), Int32Array.of(0, 2, 1)],
  p: [Int32Array.of(5, 1, 4), Int32Array.of(2, 3, 6)],
}
const plain = {
  machine: [
    [1, 0, 2],
    [0, 2, 1],
  ],
  p: [
    [5, 1, 4],
    [2, 3, 6],
  ],
}
const taillard = `Nb of jobs, Nb of Machines, Time seed, Machine seed, Upper bound, Lower bound
 2 3 840612802 398197754 1247 977
Times
 5 1 4
 2 3 6
Machines
 2 1 3
 1 3 2
`

test('reads the OR-Library’s layout, with or without its headings, several instances a file', () => {
  const text = '2 3\n1 5 0 1 2 4\n0 2 2 3 1 6\n'
  expect(readTextFile(text, 'a.txt').instances).toEqual([instance])
  const library = ` +++++++++++++\n instance mine\n +++++++++++++\n Some words\n${text}`
  expect(readTextFile(library + library, 'jobshop1.txt').instances).toEqual([instance, instance])
})

test('reads Taillard’s layout, with times, then machines', () => {
  expect(readTextFile(taillard + taillard, 'tai.txt').instances).toEqual([instance, instance])
})

test('reads JSON, and what it parsed is an instance', () => {
  expect(readJsonFile(JSON.stringify({ instances: [plain] }), 'a.json').instances).toEqual([instance])
  expect(instanceSchema.parse(instance)).toEqual(instance)
})

test.each([
  ['nothing', '', 'a.txt: expected the numbers of jobs and machines'],
  ['no size', '2 0\n', 'a.txt:1: instance 1: expected a number of jobs from 1 to 1000 and of machines from 1 to 200'],
  [
    'cut short',
    '2 2\n0 5 1 1\n0 2 1\n',
    'a.txt:3: instance 1: expected 8 numbers, pairs of machine and time for 2 jobs with 2 operations each; got 7',
  ],
  ['too long', '1 2\n0 5 1 1 7\n', 'got 5'],
  ['a fraction', '1 1\n0 1.5\n', "a.txt:2: expected an integer, got '1.5'"],
  ['a negative time', '1 2\n0 5\n1 -1\n', 'a.txt:3: instance 1: job 1: '],
  [
    'a machine twice',
    '2 2\n0 5 1 1\n1 2 1 3\n',
    'a.txt:3: instance 1: job 2: Expected each of the machines 0 to 1 once',
  ],
  ['a machine that is not there', '1 2\n0 5 2 1\n', 'Expected each of the machines 0 to 1 once'],
  [
    'times without machines',
    taillard.slice(0, taillard.lastIndexOf('Machines')),
    'a.txt:5: instance 1: expected the heading Machines',
  ],
  ['machines from 0', taillard.replace('2 1 3', '1 0 2'), 'a.txt:7: instance 1: job 1: '],
])('says what is wrong with a text file: %s', (_, text, message) => {
  expect(() => readTextFile(text, 'a.txt')).toThrow(message)
})

test.each([
  [
    'other jobs in p',
    { ...plain, p: [[5, 1, 4]] },
    /^a\.json:\d+: instance 1, p: Expected 2 jobs as in machine, got 1/,
  ],
  ['short rows', { machine: [[0, 1]], p: [[1]] }, /instance 1, p\[0\]: Expected 2 times, one for each machine, got 1/],
  [
    'a machine twice',
    { machine: [[0, 0]], p: [[1, 2]] },
    /instance 1, machine\[0\]: Expected each of the machines 0 to 1 once/,
  ],
])('says where a JSON instance is wrong: %s', (_, wrong, message) => {
  expect(() => readJsonFile(JSON.stringify([wrong]), 'a.json')).toThrow(message)
})
