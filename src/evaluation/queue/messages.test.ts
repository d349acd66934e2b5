import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockOutcome } from '../score-block.ts'
import { parseJob, parseResult, readBlock, writeBlock, writeResult } from './messages.ts'

const number = fc.double({ noNaN: true })
const numbers = fc.array(number).map((list) => Float64Array.from(list))
const walls = 'process (isolates in child processes, nothing else)'

describe('a result', () => {
  it('keeps every bit of its numbers', () => {
    const outcome = fc.record({
      objectives: numbers,
      diagnostics: fc.option(
        fc.dictionary(
          fc.string().filter((name) => name !== '__proto__'),
          fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
        ),
        {
          nil: undefined,
        },
      ),
    })
    fc.assert(
      fc.property(outcome, ({ objectives, diagnostics }) => {
        // Diagnostics go through JSON, which knows no -0.
        const plain = diagnostics && (JSON.parse(JSON.stringify(diagnostics)) as Record<string, number[]>)
        const given: BlockOutcome = {
          kind: 'scored',
          objectives,
          cpuMs: objectives.map(Math.abs),
          diagnostics: plain,
          behaviour: 'AbC+/',
        }
        const written = writeResult({ kind: 'outcome', outcome: given, walls })
        expect(parseResult(written, objectives.length)).toEqual({ kind: 'outcome', outcome: given, walls })
      }),
    )
  })

  it('of a failure keeps verdict and position', () => {
    const verdict = { kind: 'threw', detail: 'TypeError: x (line 2, column 3)' } as const
    for (const position of [undefined, 0, 7]) {
      const outcome: BlockOutcome = { kind: 'failed', verdict, position }
      expect(parseResult(writeResult({ kind: 'outcome', outcome, walls }), 3)).toEqual({
        kind: 'outcome',
        outcome,
        walls,
      })
    }
  })

  it('for another number of instances is none', () => {
    const one = Float64Array.of(1)
    const outcome: BlockOutcome = { kind: 'scored', objectives: one, cpuMs: one, diagnostics: undefined, behaviour: '' }
    expect(parseResult(writeResult({ kind: 'outcome', outcome, walls }), 2)).toBeUndefined()
  })

  it.each(['', 'null', '{}', '{"kind":"scored","objectives":"AAAA","cpuMs":"","walls":""}', '{"kind":"returned"}'])(
    'is not %s',
    (json) => expect(parseResult(json, 0)).toBeUndefined(),
  )
})

it('a block keeps typed arrays, negative zeros and infinite settings', () => {
  const matrix = [Float64Array.of(0, -0, Infinity), Float64Array.of(Number.NaN, 5e-324, -1)]
  const block = { hash: 'a', from: 3, instances: [{ matrix, n: 2 }, { matrix }], seeds: [1, 2] }
  const settings = { turns: Infinity, start: [-0] }
  const read = readBlock('b', writeBlock({ block, settings }))
  expect(read).toEqual({ block: { ...block, hash: 'b', from: 0 }, settings })
})

it('bytes that are no block are none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readBlock('b', bytes)).toBeUndefined()
    }),
  )
})

it('a job names blobs by hash and nothing else', () => {
  const hash = 'a'.repeat(43)
  expect(parseJob(JSON.stringify({ source: hash, block: hash }))).toEqual({ source: hash, block: hash })
  for (const wrong of [{ source: 'x', block: hash }, { source: hash }, { source: hash, block: hash, code: 'x' }])
    expect(parseJob(JSON.stringify(wrong))).toBeUndefined()
})
