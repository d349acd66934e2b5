import { expect, test } from 'vitest'
import { readJsonFile } from './read-json.ts'
import { readOrLibrary } from './read-or-library.ts'

const json = (value: unknown): string => JSON.stringify(value, null, 1)
const instance = (capacity: number, ...sizes: readonly number[]) => ({ capacity, sizes: Int32Array.from(sizes) })

test('reads instances of one capacity, and of their own', () => {
  const shared = { name: 'mine', capacity: 10, instances: [[3, 7], [10]] }
  expect(readJsonFile(json(shared), 'a.json').instances).toEqual([instance(10, 3, 7), instance(10, 10)])
  const own = [
    { capacity: 9, sizes: [1, 2] },
    { capacity: 8, sizes: [8] },
  ]
  expect(readJsonFile(json(own), 'a.json').instances).toEqual([instance(9, 1, 2), instance(8, 8)])
  const mixed = { capacity: 10, instances: [[1], { capacity: 5, sizes: [5] }, { sizes: [9] }] }
  expect(readJsonFile(json(mixed), 'a.json').instances).toEqual([instance(10, 1), instance(5, 5), instance(10, 9)])
})

// Each value stands on a line of its own: the wrong one is on the line that is named.
test.each([
  ['a negative size', '{"capacity": 9,\n"instances": [[1],\n[2,\n-3]]}', /^a\.json:4: instance 2, sizes\[1\]: .*>=1/],
  ['a fraction', '{"capacity": 9,\n"instances": [[1.5]]}', /^a\.json:2: instance 1, sizes\[0\]: .*int/],
  ['no number', '{"capacity": 9,\n"instances": [[null]]}', /^a\.json:2: instance 1, sizes\[0\]: .*number/],
  ['NaN', '{"capacity": 9,\n"instances": [[1,\nNaN]]}', /^a\.json:3: this is not JSON: unexpected "NaN/],
  [
    'an item larger than a bin',
    '{"capacity": 9,\n"instances": [[9,\n10]]}',
    /^a\.json:3: instance 1, sizes\[1\]: Expected an item that fits into a bin of 9, got 10/,
  ],
  ['no items', '{"capacity": 9,\n"instances": [[]]}', /^a\.json:2: instance 1, sizes: /],
  ['no capacity', '{"instances": [[1]]}', /^a\.json:1: instance 1, capacity: /],
  ['a negative capacity', '{"instances": [[1]],\n"capacity": -1}', /^a\.json:2: instance 1, capacity: .*>=1/],
  ['a huge capacity', '{"instances": [[1]],\n"capacity": 1e9}', /^a\.json:2: instance 1, capacity: .*<=100000/],
  ['a truncated file', '{"capacity": 9,\n"instances": [[1, 2', /^a\.json:2: this is not JSON: it ends too early/],
  ['another form', '[1, 2]', /^a\.json:1: instance 1: /],
])('says where a JSON file is wrong: %s', (_, text, message) => {
  expect(() => readJsonFile(text, 'a.json')).toThrow(message)
})

const library = ' 2\n u3_00\n 150 3 2\n42\n69\n67\n t2_01\n 100.0 2 1\n 36.6\n 26.8\n\n'

test('reads the OR-Library layout, decimals made whole', () => {
  const { instances, notices } = readOrLibrary(library, 'binpack.txt')
  expect(instances).toEqual([instance(150, 42, 69, 67), instance(1000, 366, 268)])
  expect(notices).toEqual([
    'binpack.txt: read 2 instances; its best known numbers of bins are not used, references are lower bounds',
    'binpack.txt: sizes with decimals were made whole, in 1 of 2 instances',
  ])
  expect(readOrLibrary(library.replaceAll('\n', '\r\n'), 'binpack.txt').instances).toEqual(instances)
})

test.each([
  ['empty', '', 'b.txt:1: it ends too early: expected the number of problems'],
  ['cut short', '1\nx\n10 3 1\n4\n5\n', "b.txt:6: it ends too early: expected item 3 of 3 of 'x'"],
  ['a negative size', '1\nx\n10 2 1\n4\n-5\n', "b.txt:5: expected the size of item 2 as a number, got '-5'"],
  ['NaN', '1\nx\n10 2 1\nNaN\n5\n', "b.txt:4: expected the size of item 1 as a number, got 'NaN'"],
  ['an infinite size', '1\nx\n10 2 1\n1e999\n5\n', "b.txt:4: expected the size of item 1 as a number, got '1e999'"],
  ['a size of zero', '1\nx\n10 2 1\n4\n0\n', 'b.txt:5: problem 1, item 2: '],
  [
    'an item larger than a bin',
    '1\nx\n10 2 1\n4\n11\n',
    'b.txt:5: problem 1, item 2: Expected an item that fits into a bin of 10, got 11',
  ],
  ['no capacity', '1\nx\nten 2 1\n4\n5\n', "b.txt:3: expected the capacity as a number, got 'ten'"],
  ['a huge capacity', '1\nx\n1000000 1 1\n4\n', 'b.txt:3: problem 1, capacity: '],
  ['no number of items', '1\nx\n10\n4\n', "b.txt:3: expected the number of items as a number, got ''"],
  ['half an item', '1\nx\n10 1.5 1\n4\n', 'b.txt:3: expected the number of items, an integer from 1 to 200000'],
  ['too many items', '1\nx\n10 300000 1\n4\n', 'b.txt:3: expected the number of items, an integer from 1 to 200000'],
  ['too many decimals', '1\nx\n10 1 1\n4.00001\n', 'b.txt:3: sizes have 5 decimals, at most 4 are read'],
  ['too many sizes in a line', '1\nx\n10 2 1\n4 5 6\n', "b.txt:4: expected 2 sizes for 'x', got more"],
  ['more than it says', '1\nx\n10 1 1\n4\ny\n', "b.txt:5: the first line says 1 problems, but there is more: 'y'"],
])('says what is wrong with a text file: %s', (_, text, message) => {
  expect(() => readOrLibrary(text, 'b.txt')).toThrow(message)
})

test('a million lines are read or refused by name of the first that is too many', () => {
  const sizes = '5\n'.repeat(1_000_000)
  expect(() => readOrLibrary(`1\nx\n10 1000000 1\n${sizes}`, 'b.txt')).toThrow(/^b\.txt:3: .*from 1 to 200000/)
  expect(() => readOrLibrary(`1\nx\n10 3 1\n${sizes}`, 'b.txt')).toThrow(/^b\.txt:7: .*there is more: '5'/)
  const problems = `x\n10 100000 1\n${'5\n'.repeat(100_000)}`
  expect(readOrLibrary(`10\n${problems.repeat(10)}`, 'b.txt').instances).toHaveLength(10)
  expect(() =>
    readJsonFile(json({ capacity: 10, instances: [Array.from({ length: 1_000_000 }, () => 5)] }), 'a.json'),
  ).toThrow(/^a\.json:\d+: instance 1, sizes: .*200000/)
})
