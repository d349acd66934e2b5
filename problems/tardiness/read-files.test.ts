import { expect, test } from 'vitest'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'

const json = (value: unknown): string => JSON.stringify(value, null, 1)

test('reads JSON lists, wrapped or not', () => {
  const jobs = { p: [3, 1], d: [4, -1], name: 'mine' }
  const instances = [{ p: Int32Array.of(3, 1), d: Int32Array.of(4, -1) }]
  expect(readJsonFile(json([jobs]), 'a.json').instances).toEqual(instances)
  expect(readJsonFile(json({ instances: [jobs] }), 'a.json').instances).toEqual(instances)
})

test.each([
  ['a fraction', { p: [1, 1.5], d: [1, 2] }, /^a\.json:\d+: instance 2, p\[1\]: .*int/],
  ['no time', { p: [0], d: [1] }, /instance 2, p\[0\]: .*>=1/],
  ['a text', { p: [1], d: ['1'] }, /instance 2, d\[0\]: .*number/],
  ['unequal lengths', { p: [1, 2], d: [1] }, /instance 2, d: Expected one due date for each processing time/],
  ['no jobs', { p: [], d: [] }, /instance 2, p: /],
  ['no due dates', { p: [1] }, /instance 2, d: /],
  ['too much', { p: [2_000_000], d: [1] }, /instance 2, p\[0\]: .*<=1000000/],
])('says where a JSON instance is wrong: %s', (_, wrong, message) => {
  expect(() => readJsonFile(json([{ p: [1], d: [1] }, wrong]), 'a.json')).toThrow(message)
  expect(() => readJsonFile(json({ instances: [{ p: [1], d: [1] }, wrong] }), 'a.json')).toThrow(message)
})

const library = ' 5 6 7\n 1 2 3\n 10\n 20 30\n 1 2 3 4 5 6 7 8 9\n'

test('reads the OR-Library layout, n being in the name', () => {
  const { instances, notices } = readOrLibrary(library, 'some/wt3.txt')
  expect(instances).toEqual([
    { p: Int32Array.of(5, 6, 7), d: Int32Array.of(10, 20, 30) },
    { p: Int32Array.of(1, 2, 3), d: Int32Array.of(7, 8, 9) },
  ])
  expect(notices).toEqual(['some/wt3.txt: read 2 instances of 3 jobs; weights are ignored, all jobs count alike'])
})

test('infers n from the 125 instances that a file of the library has', () => {
  const text = Array.from({ length: 125 }, () => '4 5\n1 1\n8 9').join('\n')
  const { instances } = readOrLibrary(text, 'download.txt')
  expect(instances).toHaveLength(125)
  expect(instances[124]).toEqual({ p: Int32Array.of(4, 5), d: Int32Array.of(8, 9) })
})

test.each([
  ['unknown n', library, 'mine.txt', 'mine.txt: cannot tell how many jobs an instance has; call the file wt<n>.txt'],
  ['cut short', '1 2 3 4', 'wt3.txt', 'wt3.txt: the name says 3 jobs an instance, but its 4 numbers'],
  ['empty', '', 'wt3.txt', 'wt3.txt: the name says 3 jobs an instance, but its 0 numbers'],
  ['no integer', '1\n2.5 3', 'wt1.txt', "wt1.txt:2: expected an integer, got '2.5'"],
  ['no time', '3 4 5\n0 1 9', 'wt1.txt', 'wt1.txt:2: instance 2, processing time of job 1: '],
  ['zero jobs', '1 2 3', 'wt0.txt', 'wt0.txt'],
])('says what is wrong with a text file: %s', (_, text, file, message) => {
  expect(() => readOrLibrary(text, file)).toThrow(message)
})
