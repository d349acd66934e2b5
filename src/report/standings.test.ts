import { describe, expect, it } from 'vitest'
import type { Evaluation, EvaluationVerdict } from '../evaluation/evaluator.ts'
import { gapOf, pooledGap } from '../problem/metric.ts'
import { standingsFormats, standingsText } from './standings-formats.ts'
import { standingsJson, type StandingsJson } from './standings-json.ts'
import { standingsOf, type Entrant, type Origin } from './standings.ts'

const baseline: Origin = { kind: 'baseline', source: 'Baker and Bertrand 1982' }
const file: Origin = { kind: 'file' }
const found: Origin = {
  kind: 'run',
  run: 'a-run',
  candidate: 'c17',
  searched: { candidates: 1412, tuned: 300 },
  looks: 2,
}

const entrant = (heuristic: string, origin: Origin, excess: (index: number) => number, cpuMs = 0.1): Entrant => {
  const instances = Array.from({ length: 24 }, (_, i) => {
    const reference = { value: i % 4 === 0 ? 0 : 100 + i, kind: 'optimal', by: 'exact decomposition' } as const
    const objective = reference.value + excess(i)
    return { id: `i${i}`, group: `class ${i % 2}`, objective, reference, gap: gapOf(objective, reference), cpuMs }
  })
  const verdict = { kind: 'returned', detail: '' } as const
  const evaluation = { set: 'test', verdict, raced: false, share: 1, instances, metric: pooledGap.over(instances) }
  return { heuristic, origin, evaluation }
}

const failed = (heuristic: string, verdict: EvaluationVerdict): Entrant => {
  const evaluation: Evaluation = { set: 'test', verdict, raced: false, share: 1, instances: [], metric: Infinity }
  return { heuristic, origin: file, evaluation }
}

const about = {
  problem: 'tardiness/dispatch',
  set: { name: 'test', title: 'random instances', published: undefined },
  metric: pooledGap,
  level: 0.95,
  streams: 1,
  seed: 1,
}

const winner = entrant('c17 of a-run', found, (i) => (i % 4 === 0 ? 0 : 1), 0.6)
const mdd = entrant('MDD', baseline, (i) => (i % 4 === 0 ? 0 : 3 + i / 10))
const edd = { ...entrant('EDD', baseline, (i) => 30 + i), fitted: true }
const alike = entrant('alike | <b>, "so"', file, (i) => (i % 4 === 0 ? 0 : i % 2 ? 0.5 : 1.5))
const broken = failed('broken', { kind: 'threw', detail: 'TypeError: \u001b[31mx | y\nis <not> a function' })
const standings = standingsOf([winner, mdd, edd, alike, broken], about)

describe('a comparison', () => {
  it('shows who stands where against the first, and what must be said of it', () => {
    expect(`\n${standingsText(standings)}\n`).toMatchInlineSnapshot(`
      "
      tardiness/dispatch on test: random instances

      heuristic          mean gap  median gap  worst gap  pooled gap  CPU ms/instance  won/tied/lost     difference in pooled gap        p  verdict
      c17 of a-run         0.90 %      0.89 %     0.99 %      0.89 %           0.60 *              –                            –        –  the first
      MDD                  3.73 %      3.75 %     4.31 %      3.75 %             0.10         0/6/18     2.86 points [2.64, 3.07]  <0.0001  worse
      EDD †               37.26 %     37.50 %    43.09 %     49.40 %             0.10         0/0/24  48.51 points [40.51, 60.35]  <0.0001  worse
      alike | <b>, "so"    0.75 %      0.47 %     1.47 %      0.74 %             0.10         12/6/6  −0.15 points [−0.31, −0.06]    0.238  cannot tell
      broken                threw           –          –           –                –              –                            –        –  –
      24 instances; gap to the optimum (exact decomposition); mean and worst gap over the 18 whose reference is not zero, pooled gap over all.
      Against c17 of a-run: instances won, tied and lost by objective; difference in pooled gap with its 95 % interval (paired bootstrap within instance groups); p of the Wilcoxon signed-rank test on objectives, Holm-corrected for 3 comparisons. \`better\` and \`worse\` need an interval without zero and p ≤ 5 %; where the data do not decide, \`cannot tell\`.
      * more than 5 times the CPU time of MDD, the best baseline here.
      c17 of a-run: candidate c17 of the run a-run, whose search looked at 1,412 candidates and 300 tuned variants. Its programs have been evaluated on test 2 times, this one included.
      † was fitted to instances of this set.
      broken failed, threw: TypeError: \\u{1b}[31mx | y is <not> a function
      "
    `)
  })

  it('marks a winner that takes more than five times the best baseline’s time, and no one else', () => {
    const slow = (entrants: readonly Entrant[]): boolean[] =>
      standingsOf(entrants, about).entrants.map((one) => one.slow)
    expect(standings.entrants.map((one) => one.slow)).toEqual([true, false, false, false, false])
    const worse = entrant('worse', file, () => 50, 10)
    const quick = entrant('quick', file, () => 0, 0.49)
    expect(slow([mdd, worse, quick])).toEqual([false, false, false])
    expect(slow([winner, quick])).toEqual([false, false])
  })

  it('is told of streams', () => {
    expect(standingsText(standingsOf([winner, mdd], { ...about, streams: 5 }))).toContain(
      'Each instance is the mean over 5 random streams that no training used.',
    )
  })

  it('has nothing to hold others against where the first failed', () => {
    const { entrants } = standingsOf([broken, mdd, edd], about)
    expect(entrants.map(({ versus }) => versus)).toEqual([undefined, undefined, undefined])
    expect(standingsText(standingsOf([broken], about))).toContain('broken failed, threw')
  })
})

const print = (ending: string): string => standingsFormats[ending]?.(standings) ?? ''

describe('as a file', () => {
  it('Markdown has one cell a value, whatever names hold', () => {
    const lines = print('.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
    expect(lines).toHaveLength(2 + 5)
    for (const line of lines) expect(line.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(12)
    expect(print('.md')).toContain(String.raw`alike \| \<b\>`)
  })

  it('CSV has one row a heuristic with numbers in full', () => {
    const lines = print('.csv').split('\r\n')
    expect(lines).toHaveLength(1 + 5 + 1)
    expect(lines[0]).toMatch(/^problem,set,heuristic,origin,run,candidate,searchedCandidates,searchedTuned,outcome,/)
    expect(lines[1]).toContain('tardiness/dispatch,test,c17 of a-run,run,a-run,c17,1412,300,returned,')
    expect(print('.csv')).toContain('"alike | <b>, ""so"""')
  })

  it('JSON is what the table was made of', () => {
    const parsed = JSON.parse(print('.json')) as StandingsJson
    expect(parsed).toEqual(JSON.parse(JSON.stringify(standingsJson(standings))))
    expect(parsed.results[0]).toMatchObject({ origin: found, versus: null, slow: true })
    expect(parsed.results[1]).toMatchObject({
      heuristic: 'MDD',
      versus: { against: 'c17 of a-run', wins: 0, ties: 6, losses: 18, verdict: 'worse' },
    })
    expect(parsed.results[4]).toMatchObject({ verdict: { kind: 'threw' }, versus: null, instances: [], cpuMs: null })
  })

  it('HTML is a page of its own in which names are text', () => {
    const page = print('.html')
    expect(page).toContain('alike | &lt;b&gt;, &quot;so&quot;')
    expect(page).not.toMatch(/<b>|<script|https?:/)
    expect(page.match(/<tr>/g)).toHaveLength(1 + 5)
  })
})
