import { expect, test } from 'vitest'
import { drawGantt } from './draw-gantt.ts'

const bars = [
  { machine: 0, job: 1, start: 0, end: 40 },
  { machine: 1, job: 1, start: 40, end: 100 },
]
const count = (svg: string, what: RegExp): number => svg.match(what)?.length ?? 0

test('a bar has its title and number, and the axis its end', () => {
  const svg = drawGantt({ machines: 2, jobs: 3, bars, makespan: 100, caption: 'makespan 100' })
  expect(svg).toContain('<title>job 1 on machine 1: 40 to 100</title>')
  expect(count(svg, /class="number"/g)).toBe(2)
  expect(svg).toContain('makespan 100; 3 jobs on 2 machines')
  expect(svg).toContain('prefers-color-scheme:dark')
  const right = Math.max(
    ...[...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, x, w]) => Number(x) + Number(w)),
  )
  expect(right).toBeCloseTo(800, 1)
})

test('thin bars have no number', () => {
  const svg = drawGantt({ machines: 60, jobs: 3, bars, makespan: 10_000, caption: '' })
  expect(count(svg, /class="number"/g)).toBe(0)
})
