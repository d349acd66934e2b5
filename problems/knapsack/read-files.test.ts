import { expect, test } from 'vitest'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'

const library = ' 2\n 3 2 0\n 3 4.5 5\n 1 2 3\n 2 1 3\n 4 3\n1 1 7\n 7\n 1\n 1\n'

test('reads the OR-Library layout, resource by resource', () => {
  const { instances, notices } = readOrLibrary(library, 'mknap.txt')
  expect(instances).toEqual([
    {
      prize: Float64Array.of(3, 4.5, 5),
      weight: Float64Array.of(1, 2, 2, 1, 3, 3),
      capacity: Float64Array.of(4, 3),
    },
    { prize: Float64Array.of(7), weight: Float64Array.of(1), capacity: Float64Array.of(1) },
  ])
  expect(notices).toEqual(['mknap.txt: read 2 instances; known optima in it are not used'])
})

test.each([
  ['empty', '', 'a.txt:1: it ends too early: expected the number of problems, 1 more number'],
  ['cut short', '1\n2 1 0\n5', 'a.txt:3: it ends too early: expected the prizes of instance 1 of 1, 1 more number'],
  ['words', '1\n2 1 x', "a.txt:2: expected a number, got 'x'"],
  ['half an item', '1\n2.5 1 0', 'a.txt:2: expected the number of items of instance 1 of 1, an integer from 1'],
  ['a negative weight', '1\n1 1 0\n5\n-2\n3', 'a.txt:4: instance 1, weight of item 1: '],
  ['no capacity', '1\n1 1 0\n5\n2\n0', 'a.txt:5: instance 1, capacity 1: '],
  ['more than it says', '1\n1 1 0 5 2 3\n9', 'a.txt:3: the first line says 1 instances, but there is more'],
])('says what is wrong with a text file: %s', (_, text, message) => {
  expect(() => readOrLibrary(text, 'a.txt')).toThrow(message)
})

test.each([
  ['ragged rows', { prize: [1, 2], weight: [[1, 2], [3]], capacity: [4, 4] }, /instance 1, weight/],
  ['too few', { prize: [1, 2], weight: [1, 2, 3], capacity: [4, 4] }, /weight: Expected a row for each item/],
  ['a capacity of 0', { prize: [1], weight: [1], capacity: [0] }, /capacity\[0\]: .*>0/],
])('says where a JSON instance is wrong: %s', (_, wrong, message) => {
  expect(() => readJsonFile(JSON.stringify([wrong]), 'a.json')).toThrow(message)
})
