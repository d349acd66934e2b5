import { stripVTControlCharacters } from 'node:util'
import { array, assert, constantFrom, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation, EvaluationVerdict } from '../evaluation/evaluator.ts'
import { gapOf, meanObjective, pooledGap } from '../problem/metric.ts'
import { alignedTable } from './aligned-table.ts'
import { usesColour } from './colour.ts'
import type { Compared } from './comparison.ts'
import { comparisonTable, contrastLine } from './comparison-table.ts'
import { evaluationJson } from './evaluation-json.ts'
import { formatInterval, formatMs, formatNumber, formatShare } from './format.ts'
import { printable, printableLine } from './printable.ts'
import { runSummary, type RunSummary } from './run-summary.ts'

/** Twelve instances in two classes, every fourth with an optimum of zero; the heuristic is `excess(i)` above each optimum. */
const returned = (heuristic: string, excess: (index: number) => number, cpuMs = 0.25): Compared => {
  const instances = Array.from({ length: 12 }, (_, i) => {
    const reference = { value: i % 4 === 0 ? 0 : 100 * i, kind: 'optimal', by: 'exact decomposition' } as const
    const objective = reference.value + excess(i)
    return { id: `i${i}`, group: `class ${i % 2}`, objective, reference, gap: gapOf(objective, reference), cpuMs }
  })
  const metric = pooledGap.over(instances)
  const verdict = { kind: 'returned', detail: '' } as const
  return { heuristic, evaluation: { set: 'test', verdict, raced: false, share: 1, instances, metric } }
}

const failed = (heuristic: string, verdict: EvaluationVerdict): Compared => {
  const evaluation: Evaluation = { set: 'test', verdict, raced: false, share: 1, instances: [], metric: Infinity }
  return { heuristic, evaluation }
}

const best = returned('discovered', (i) => (i % 4 === 0 ? 0 : 1 + i))
const mdd = returned('MDD', (i) => (i % 4 === 0 ? 0 : 5 + 2 * i), 0.001)
const edd = returned('EDD', (i) => 30 * i)
const broken = failed('broken', { kind: 'threw', detail: 'TypeError: \u001b[31mx\nis not a function' })

it('an interval without zero that is no verdict says why', () => {
  const line = (low: number, high: number): string =>
    contrastLine(pooledGap, {
      first: 'found',
      second: 'MDD',
      difference: { estimate: (low + high) / 2, low, high, verdict: 'cannot tell' },
    })
  expect(line(-0.03, -0.01)).toMatch(/→ cannot tell: the ranks of the instances do not bear it out$/)
  expect(line(-0.03, 0.01)).toMatch(/→ cannot tell$/)
})

describe('the comparison table', () => {
  it('shows every metric, what the gaps are over, and why a heuristic failed', () => {
    expect(`\n${comparisonTable([best, mdd, edd, broken], { metric: pooledGap })}\n`).toMatchInlineSnapshot(`
      "
      heuristic   mean gap  pooled gap  worst gap  zero optima hit  CPU ms/instance
      discovered    1.29 %      1.17 %     2.00 %              3/3             0.25
      MDD           3.47 %      2.83 %     7.00 %              3/3            <0.01
      EDD          30.00 %     36.67 %    30.00 %              1/3             0.25
      broken         threw           –          –                –                –
      12 instances; gap to the optimum (exact decomposition); mean and worst gap over the 9 whose reference is not zero, pooled gap over all.
      broken failed, threw: TypeError: \\u{1b}[31mx is not a function
      "
    `)
  })

  it('has a column for a metric of the problem that is none of the standard ones', () => {
    const [head] = comparisonTable([best], { metric: meanObjective }).split('\n')
    expect(head).toMatchInlineSnapshot(
      `"heuristic   mean objective  mean gap  pooled gap  worst gap  zero optima hit  CPU ms/instance"`,
    )
  })

  it('says so when there is nothing but failures', () => {
    expect(`\n${comparisonTable([broken], { metric: pooledGap })}\n`).toMatchInlineSnapshot(`
      "
      heuristic  mean gap  pooled gap  worst gap  zero optima hit  CPU ms/instance
      broken        threw           –          –                –                –
      broken failed, threw: TypeError: \\u{1b}[31mx is not a function
      "
    `)
  })

  it('marks what was fitted to instances of the set, and says what the mark means', () => {
    const table = comparisonTable([best, { ...mdd, fitted: true }], { metric: pooledGap })
    expect(table).toMatch(/^MDD † /m)
    expect(table.split('\n').at(-1)).toBe('† was fitted to instances of this set.')
    expect(comparisonTable([best, mdd], { metric: pooledGap })).not.toContain('†')
  })

  it('stays aligned in colour', () => {
    const options = { metric: pooledGap, highlight: 'discovered' }
    const coloured = comparisonTable([best, mdd], { ...options, colour: true })
    expect(coloured).toContain('\u001b[1m')
    const plain = stripVTControlCharacters(coloured).replaceAll(/ +$/gmu, '')
    expect(plain).toBe(comparisonTable([best, mdd], options))
  })
})

describe('evaluations as JSON', () => {
  it('have null where there is no number', () => {
    const json = evaluationJson({ name: 'tardiness/dispatch' }, 'test', [best, broken])
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    expect(json.results[0]?.metrics).toEqual({
      meanGap: expect.closeTo(0.01293875, 7),
      pooledGap: expect.closeTo(63 / 5400, 8),
      worstGap: expect.closeTo(0.02, 8),
      zeroHit: 3,
    })
    expect(json.results[0]?.instances.slice(0, 2)).toEqual([
      {
        id: 'i0',
        objective: 0,
        reference: { value: 0, kind: 'optimal', by: 'exact decomposition' },
        gap: null,
        cpuMs: 0.25,
      },
      {
        id: 'i1',
        objective: 102,
        reference: { value: 100, kind: 'optimal', by: 'exact decomposition' },
        gap: 0.02,
        cpuMs: 0.25,
      },
    ])
    expect(json.results[1]).toEqual({
      heuristic: 'broken',
      verdict: broken.evaluation.verdict,
      fitted: false,
      metrics: { meanGap: null, pooledGap: null, worstGap: null, zeroHit: null },
      instances: [],
    })
  })
})

const verdictLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /known rule|→/u.test(line))
    .join('\n')

describe('the summary of a run', () => {
  const summary: RunSummary = {
    title: 'Total tardiness: a dispatching rule',
    set: { name: 'test', title: 'n = 100, 12 instances' },
    metric: pooledGap,
    discovered: { ...best, source: 'export const priority = (job) =>\n\t-job.d // \u202e\n' },
    baselines: [edd, mdd],
    against: ['MDD'],
    seed: 1,
    folder: 'runs/1',
  }

  it('tells what was found and how it stands', () => {
    expect(`\n${runSummary(summary)}\n`).toMatchInlineSnapshot(`
      "
      Total tardiness: a dispatching rule
      On test: n = 100, 12 instances

      heuristic   mean gap  pooled gap  worst gap  zero optima hit  CPU ms/instance
      discovered    1.29 %      1.17 %     2.00 %              3/3             0.25
      MDD           3.47 %      2.83 %     7.00 %              3/3            <0.01
      EDD          30.00 %     36.67 %    30.00 %              1/3             0.25
      12 instances; gap to the optimum (exact decomposition); mean and worst gap over the 9 whose reference is not zero, pooled gap over all.

      Difference in pooled gap, with its 95 % interval (paired bootstrap within instance groups):
        discovered − MDD: −1.67 points [−2.13, −1.48] → better

      Source
      export const priority = (job) =>
      	-job.d // \\u{202e}

      The run is kept in runs/1
      "
    `)
  })

  it('says plainly that a known rule does better', () => {
    const text = runSummary({
      ...summary,
      discovered: { ...mdd, heuristic: 'discovered', source: '' },
      against: ['EDD'],
      baselines: [edd, { ...best, heuristic: 'MDDC' }],
    })
    expect(verdictLines(text)).toMatchInlineSnapshot(`
      "  discovered − EDD: −33.83 points [−51.13, −27.03] → better
        discovered − MDDC: 1.67 points [1.48, 2.13] → worse
      A known rule does better than discovered (2.83 %): MDDC (1.17 %)."
    `)
  })

  it('adds when that may be chance', () => {
    const lucky = returned('LUCKY', (i) => (i % 4 === 0 ? 0 : 1 + i + (i % 3 === 0 ? 4 : -3)))
    const text = runSummary({ ...summary, baselines: [lucky], against: [] })
    expect(verdictLines(text)).toMatchInlineSnapshot(`
      "  discovered − LUCKY: 0.11 points [−0.33, 0.56] → cannot tell
      A known rule does better than discovered (1.17 %): LUCKY (1.06 %, a difference that these data cannot tell from chance)."
    `)
  })

  it('says when nothing was found', () => {
    expect(runSummary({ ...summary, discovered: undefined })).toContain('No heuristic was found')
  })
})

describe('numbers', () => {
  it.each([
    [formatShare(0.00684), '0.68 %'],
    [formatShare(-0.00000001), '0.00 %'],
    [formatShare(-0.1), '−10.00 %'],
    [formatShare(Infinity), '∞ %'],
    [formatNumber(-Infinity, 2), '−∞'],
    [formatMs(0.001), '<0.01'],
    [formatMs(0), '0.00'],
    [formatInterval(pooledGap, { estimate: -0.001, low: -0.0015, high: -0.0005 }), '−0.10 points [−0.15, −0.05]'],
    [formatInterval(pooledGap, { estimate: 2e-5, low: 1e-5, high: 3e-5 }), '0.002 points [0.001, 0.003]'],
    [formatInterval(pooledGap, { estimate: 0, low: 0, high: 0 }), '0.00 points [0.00, 0.00]'],
    [formatInterval(meanObjective, { estimate: 3, low: -1, high: 7 }), '3.00 [−1.00, 7.00]'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected))
})

describe('text from strangers', () => {
  const controls = constantFrom(
    '\u001b',
    '\u0007',
    '\r',
    '\u009b',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ufeff',
    '\0',
    'a',
    '\n',
  )

  it('cannot command the terminal', () => {
    assert(
      property(array(tuple(controls, string())), (parts) => {
        const text = parts.flat().join('')
        expect(printable(text)).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028]/u)
        expect(printableLine(text)).not.toMatch(/\n/u)
        expect(printableLine(text).length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('stays readable', () => {
    expect(printable('const a = "ü 漢"\n\t// → \u001b[0m')).toBe('const a = "ü 漢"\n\t// → \\u{1b}[0m')
  })
})

it('a table has no trailing spaces and one width a column', () => {
  const columns = [
    { head: 'a', align: 'left' },
    { head: 'b', align: 'right' },
  ] as const
  expect(
    alignedTable(columns, [
      ['long', '1'],
      ['x', '100'],
    ]),
  ).toBe('a       b\nlong    1\nx     100')
})

it.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{}, {}, false],
])('colour on %j with %j: %s', (stream, environment, expected) =>
  expect(usesColour(stream, environment)).toBe(expected),
)
