import { describe, expect, test } from 'vitest'
import {
  checkContract,
  choice,
  contract,
  contractMarkdown,
  index,
  InputError,
  list,
  matrix,
  number,
  partition,
  permutation,
  record,
  resultChecks,
  signature,
  vector,
  type Contract,
} from './index.ts'

const priority = contract({
  name: 'priority',
  doc: 'Rates a waiting job.',
  parameters: {
    job: record(
      {
        p: number({ unit: 'time units', range: [1, undefined], doc: 'processing time' }),
        d: number({ doc: 'due date' }),
      },
      { doc: 'the job' },
    ),
    now: number({ range: [0, 9], doc: 'current time' }),
  },
  returns: number({ doc: 'the job with the largest value goes next' }),
})

const chooseBin = contract({
  name: 'chooseBin',
  doc: 'Chooses a bin.',
  parameters: {
    bins: list(record({ free: number({ range: [undefined, 1], doc: 'what is left' }) }), 'bins', { doc: 'open bins' }),
    distances: matrix('bins', 'items', { doc: 'distances' }),
    last: index('items', { doc: 'the last item' }),
  },
  returns: choice('bins'),
})

test('a contract is data, in the order of the parameters', () => {
  expect(priority.parameters.map((one) => one.name)).toEqual(['job', 'now'])
  expect(priority.returns).toEqual({ kind: 'number' })
  expect(structuredClone(chooseBin)).toEqual(chooseBin)
})

test('the signature is a documented function head', () => {
  expect(signature(priority)).toMatchInlineSnapshot(`
    "/**
     * Rates a waiting job.
     * @param {object} job the job
     * @param {number} job.p processing time (time units; at least 1)
     * @param {number} job.d due date
     * @param {number} now current time (0 to 9)
     * @returns {number} the job with the largest value goes next (a number; not NaN)
     */
    export function priority(job, now) {
      // …
    }"
  `)
  expect(signature(chooseBin)).toMatchInlineSnapshot(`
    "/**
     * Chooses a bin.
     * @param {Array<{ free: number }>} bins open bins (one item for each of the bins)
     * @param {number} bins[].free what is left (at most 1)
     * @param {Float64Array[]} distances distances (bins × items)
     * @param {number} last the last item (position among the items, from 0)
     * @returns {number} (the position in \`bins\` of the chosen element, from 0)
     */
    export function chooseBin(bins, distances, last) {
      // …
    }"
  `)
})

test('the section of a prompt names every value with unit, range and doc', () => {
  expect(contractMarkdown(priority)).toMatchInlineSnapshot(`
    "\`priority(job, now)\`: Rates a waiting job.

    Parameters (read-only):

    - \`job\` (\`object\`): the job
      - \`job.p\` (\`number\`): processing time (time units; at least 1)
      - \`job.d\` (\`number\`): due date
    - \`now\` (\`number\`): current time (0 to 9)

    Returns (\`number\`): the job with the largest value goes next; a number; not NaN."
  `)
  expect(contractMarkdown(chooseBin)).toMatchInlineSnapshot(`
    "\`chooseBin(bins, distances, last)\`: Chooses a bin.

    Parameters (read-only):

    - \`bins\` (\`Array<{ free: number }>\`): open bins (one item for each of the bins)
      - \`bins[].free\` (\`number\`): what is left (at most 1)
    - \`distances\` (\`Float64Array[]\`): distances (bins × items)
    - \`last\` (\`number\`): the last item (position among the items, from 0)

    Returns (\`number\`): the position in \`bins\` of the chosen element, from 0."
  `)
})

test('the checks of results name the function and the kind', () => {
  expect(resultChecks([priority, chooseBin])).toEqual([
    { name: 'priority', parameters: priority.parameters.length, returns: 'number' },
    { name: 'chooseBin', parameters: chooseBin.parameters.length, returns: 'choice' },
  ])
})

test('a partition is lists of lists, of a dimension that the parameters have', () => {
  const routes = (of: string): Contract =>
    contract({ name: 'routes', doc: '', parameters: { demands: vector('customers') }, returns: partition(of) })
  expect(signature(routes('customers'))).toContain(
    '@returns {number[][]} (lists of customers, each of them in one list, in the chosen order)',
  )
  expect(resultChecks([routes('customers')])[0]?.returns).toBe('partition')
  expect(() => routes('items')).toThrow("along 'items'")
})

describe('a contradiction is found where the contract is defined', () => {
  const sound: Contract = {
    name: 'order',
    doc: '',
    parameters: [
      { name: 'weights', type: { kind: 'vector', length: 'items' }, doc: '' },
      { name: 'n', type: { kind: 'number' }, doc: '' },
    ],
    returns: { kind: 'permutation', of: 'items' },
  }
  test.each<[string, Partial<Contract>, string | undefined]>([
    ['nothing', {}, undefined],
    ['a dimension that a number names', { returns: { kind: 'vector', length: 'n' } }, undefined],
    ['a name', { name: 'my-order' }, "the function name 'my-order'"],
    ['a reserved word', { name: 'delete' }, "the function name 'delete'"],
    ['two parameters', { parameters: [...sound.parameters, ...sound.parameters] }, 'the same name'],
    ['an unknown dimension', { returns: { kind: 'permutation', of: 'jobs' } }, "along 'jobs'"],
    ['an unknown parameter', { returns: { kind: 'choice', of: 'jobs' } }, "chooses from 'jobs', which is no parameter"],
    ['a choice from a number', { returns: { kind: 'choice', of: 'n' } }, 'which is a number'],
    [
      'a range',
      { parameters: [{ name: 'items', type: { kind: 'number' }, doc: '', range: [2, 1] }] },
      'the range of items is [2, 1]',
    ],
    [
      'an empty record',
      { parameters: [{ name: 'items', type: { kind: 'record', fields: {} }, doc: '' }] },
      'items is a record without fields',
    ],
    [
      'a field',
      {
        parameters: [
          {
            name: 'items',
            type: {
              kind: 'list',
              of: { kind: 'record', fields: { '1st': { type: { kind: 'number' }, doc: '' } } },
              length: 'items',
            },
            doc: '',
          },
        ],
      },
      "the field of items[…] '1st'",
    ],
  ])('%s', (_, change, message) => {
    const check = (): Contract => checkContract({ ...sound, ...change })
    if (message === undefined) expect(check()).toEqual({ ...sound, ...change })
    else {
      expect(check).toThrow(InputError)
      expect(check).toThrow(message)
    }
  })

  test('builders check too', () => {
    expect(() =>
      contract({ name: 'f', doc: '', parameters: { p: vector('jobs') }, returns: permutation('cities') }),
    ).toThrow("returns something along 'cities', but the parameters have only: jobs")
  })
})
