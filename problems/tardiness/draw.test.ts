import { expect, test } from 'vitest'
import { drawSchedule } from './draw.ts'
import { generate } from './instances.ts'

const three = { p: Int32Array.of(3, 5, 2), d: Int32Array.of(10, 4, 1) }
const count = (svg: string, what: RegExp): number => svg.match(what)?.length ?? 0

test('every job is a bar with its number, late ones are marked with their due date', () => {
  const svg = drawSchedule(three, [2, 1, 0])
  expect(count(svg, /<rect /g)).toBe(3)
  expect(svg).toContain('<title>job 2: 0 to 2, due 1, 1 late</title>')
  expect(svg).toContain('<title>job 1: 2 to 7, due 4, 3 late</title>')
  expect(svg).toContain('<title>job 0: 7 to 10, due 10</title>')
  expect(count(svg, /fill="#c0392b"/g)).toBe(2)
  expect(count(svg, /<path /g)).toBe(2)
  expect(svg).toContain('3 of 3 jobs, 2 late, total tardiness 4')
})

test('a step shows the first jobs only, on the same scale', () => {
  const [whole, part] = [drawSchedule(three, [2, 1, 0]), drawSchedule(three, [2, 1, 0], { step: 1 })]
  expect(count(part, /<rect /g)).toBe(1)
  expect(part).toContain('1 of 3 jobs, 1 late, total tardiness 1')
  expect(whole).toContain((/<rect [^>]*>/.exec(part) ?? [''])[0])
})

test('many jobs are spread over lanes, and stay within the picture', () => {
  const instance = generate({ n: 200, tf10: 6, rdd10: 2, rep: 100 })
  const svg = drawSchedule(instance, instance.p.keys().toArray())
  const [, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number)
  const bars = [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)"/g)].map(([, ...values]) =>
    values.map(Number),
  )
  expect(bars.length).toBeGreaterThanOrEqual(200)
  for (const [x = -1, y = -1, wide = 0] of bars) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + wide).toBeLessThanOrEqual(width)
    expect(y).toBeLessThan(height)
  }
})
