import { expect, test } from 'vitest'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'

test('reads the OR-Library layout, n being in the name', () => {
  expect(readOrLibrary(' 5 6 7\n 1 2 3\n 10\n 20 30\n 1 2 3 4 5 6 7 8 9\n', 'some/wt3.txt').instances).toEqual([
    { p: Int32Array.of(5, 6, 7), w: Int32Array.of(1, 2, 3), d: Int32Array.of(10, 20, 30) },
    { p: Int32Array.of(1, 2, 3), w: Int32Array.of(4, 5, 6), d: Int32Array.of(7, 8, 9) },
  ])
})

test.each([
  ['unknown n', '1 2 3', 'mine.txt', 'mine.txt: cannot tell how many jobs an instance has; call the file wt<n>.txt'],
  ['cut short', '1 2 3 4', 'wt3.txt', 'wt3.txt: the name says 3 jobs an instance, but its 4 numbers'],
  ['empty', '', 'wt3.txt', 'wt3.txt: the name says 3 jobs an instance, but its 0 numbers'],
  ['no integer', '1\n2.5 3', 'wt1.txt', "wt1.txt:2: expected an integer, got '2.5'"],
  ['no time', '3 4 5\n0 1 9', 'wt1.txt', 'wt1.txt:2: instance 2, processing time of job 1: '],
  ['no weight', '3 4\n1\n0\n8 9', 'wt2.txt', 'wt2.txt:3: instance 1, weight of job 2: '],
])('says what is wrong with a text file: %s', (_, text, file, message) => {
  expect(() => readOrLibrary(text, file)).toThrow(message)
})

test.each([
  ['no weights', { p: [1], d: [1] }, /^a\.json:\d+: instance 2, w: /],
  ['unequal lengths', { p: [1, 2], w: [1], d: [1, 2] }, /instance 2, w: Expected one weight for each/],
  ['a fraction', { p: [1], w: [1.5], d: [1] }, /instance 2, w\[0\]: .*int/],
])('says where a JSON instance is wrong: %s', (_, wrong, message) => {
  expect(() => readJsonFile(JSON.stringify([{ p: [1], w: [1], d: [1] }, wrong], null, 1), 'a.json')).toThrow(message)
})
