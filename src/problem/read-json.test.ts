import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError, readJson, z } from './index.ts'
import { jsonOffset } from './json-position.ts'

const read = readJson(z.strictObject({ p: z.array(z.number().int('expected an integer')) }), { mostInstances: 3 })

test('reads a list of instances, or a single one', () => {
  expect(read('[{ "p": [1] }, { "p": [] }]', 'a.json')).toEqual({ instances: [{ p: [1] }, { p: [] }], notices: [] })
  expect(read('{ "p": [1, 2] }', 'a.json').instances).toEqual([{ p: [1, 2] }])
})

test.each([
  ['[\n {"p": [1]},\n {"p": [1,\n 2.5]}\n]', 'a.json:4: instance 2, p[1]: expected an integer'],
  ['[\n {"p": [1]},\n {"q": 1}\n]', 'a.json:3: instance 2, p: Invalid input: expected array, received undefined'],
  ['[\n {"p": [1]},\n 5]', 'a.json:3: instance 2: Invalid input: expected object, received number'],
  ['[\n {"p": [1]\n {}]', 'a.json:3: this is not JSON: unexpected "{}]"'],
  ['[1,\n]', 'a.json:2: this is not JSON: unexpected "]"'],
  ['[\n1', 'a.json:2: this is not JSON: it ends too early'],
  ['', 'a.json:1: this is not JSON: it ends too early'],
  ['[] []', 'a.json:1: this is not JSON: unexpected "[]"'],
  ['[1, 2, 3, 4]', 'a.json has 4 instances, at most 3 are read; split it'],
])('%j', (text, message) => {
  expect(() => read(text, 'a.json')).toThrow(new InputError(message))
})

test('a path leads to the offset of its value in any JSON text', () => {
  const walk = (value: unknown, path: readonly (string | number)[]): readonly (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? [
          path,
          ...Object.entries(value).flatMap(([key, item]) =>
            walk(item, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ]
      : [path]
  const at = (value: unknown, path: readonly (string | number)[]): unknown =>
    path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value)
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(undefined, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(jsonOffset(text)).toBe(text.length)
      for (const path of walk(value, [])) {
        const found = JSON.stringify(at(JSON.parse(text), path))
        expect(text.slice(jsonOffset(text, path)).replaceAll(/\s/g, '')).toSatisfy((rest: string) =>
          rest.startsWith(found.replaceAll(/\s/g, '')),
        )
      }
    }),
  )
})
