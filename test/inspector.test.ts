/** The inspector in a real browser, on a run that goes on while it is looked at. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Journal } from '../src/journal/journal.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { type Browser, openBrowser } from './browser.ts'
import { heuristica, root, show, start, type Started, workFolder } from './command-line.ts'
import { faintIn } from './contrast.ts'

const folder = workFolder()
let browser: Browser | undefined
let inspector: Started
let address: string

/** Starts the inspector and waits for the address that it prints. */
const inspect = async (port: string): Promise<string> => {
  inspector = start(folder.path, ['inspect', '--port', port])
  return new Promise((resolve, reject) => {
    inspector.child.stdout?.on('data', (text: string) => {
      const [, url] = /inspector is at (\S+)/.exec(text) ?? []
      if (url !== undefined) resolve(url)
    })
    void inspector.ended.then(({ stderr }) => reject(new Error(stderr)))
  })
}
const endInspector = async (): Promise<void> => {
  inspector.child.kill('SIGTERM')
  await inspector.ended.catch(() => undefined)
}

const pages: Page[] = []
/** A page that fails its test when anything is thrown, or asked of anybody else. */
const openPage = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
  const page = await (browser as Browser).newPage({ viewport: { width: 1280, height: 900 }, ...options })
  pages.push(page)
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (protocol.startsWith('http')) expect(host).toBe(new URL(address).host)
  })
  page.setDefaultTimeout(60_000)
  await page.goto(address)
  return page
}
const origin = (): string => new URL(address).origin

beforeAll(async () => {
  browser = await openBrowser()
  address = await inspect('0')
}, 60_000)
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser?.close()
  await endInspector()
  folder[Symbol.dispose]()
})

describe('a run with recorded completions', { timeout: 240_000 }, () => {
  let run: Started

  test('is watched live: it appears, its curve grows, it ends', async () => {
    if (browser === undefined) return
    const page = await openPage()
    await page.getByText('No run yet').waitFor()
    const model = `recording:${join(root, 'examples', 'recordings', 'tardiness.jsonl')}`
    run = start(folder.path, ['run', 'tardiness', '--model', model, '--max-evaluations', '220', '--workers', '1'])
    await page.locator('td.state.running').waitFor()
    await page.locator('tbody tr').first().press('Enter')
    const curve = page.locator('[data-points]')
    await curve.waitFor()
    const points = async (): Promise<number> => Number(await curve.getAttribute('data-points'))
    const before = await points()
    await expect.poll(points, { timeout: 90_000 }).toBeGreaterThan(before)
    expect(await page.getByRole('button', { name: 'Pause' }).isVisible()).toBe(true)
    expect((await run.ended).code).toBe(0)
    await page.locator('.state.finished').waitFor()
    await page.getByText('MDDC').first().waitFor()
  })

  test('a candidate opens with source, origin, prompt and answer; reload and back keep the place', async () => {
    if (browser === undefined) return
    const page = await openPage()
    const { id, best } = await show(folder.path)
    await page.goto(`${origin()}/runs/${id}/candidates`)
    await page.locator('[data-item]').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('crossover')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'crossover' }).waitFor()
    expect(await page.locator('details.message').count()).toBeGreaterThan(1)
    const place = page.url()
    await page.reload()
    await page.getByRole('heading', { name: 'crossover' }).waitFor()
    expect(page.url()).toBe(place)
    await page.goBack()
    await page.locator('.rows').waitFor()
    await page.goto(`${origin()}/runs/${id}/candidates/${best?.candidate}`)
    await page.getByRole('heading', { name: 'Gap of each train instance' }).waitFor()
    await page
      .getByRole('heading', { name: /What (tuning changed in|changed from) c\d/ })
      .first()
      .waitFor()
    expect(await page.locator('.line.added').count()).toBeGreaterThan(0)
    expect(await page.locator('circle.dot').count()).toBeGreaterThan(100)
    await page.getByLabel('Instance set').selectOption('test-20')
    await page.getByRole('button', { name: 'Evaluate' }).click()
    await page.getByText(/on test-20: [\d.]+ %/).waitFor()
  })

  test('its lineage leads to the winner, and its prompts are there', async () => {
    if (browser === undefined) return
    const page = await openPage()
    const { id, best } = await show(folder.path)
    await page.goto(`${origin()}/runs/${id}/lineage`)
    await page.locator('canvas').waitFor()
    const painted = await page.evaluate<boolean>(`(() => {
      const canvas = document.querySelector('canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.some((value, at) => at % 4 === 3 && value > 0)
    })()`)
    expect(painted).toBe(true)
    await page.locator(`a[href$="/candidates/${best?.candidate}"]`).click()
    await page.getByRole('heading', { name: best?.candidate ?? '' }).waitFor()
    await page.goto(`${origin()}/runs/${id}/prompts`)
    await page.getByText('reflective/crossover').waitFor()
  })

  test('solutions are drawn beside each other, step by step', async () => {
    if (browser === undefined) return
    const { definition } = await loadProblem('tardiness/dispatch')
    expect('draw' in definition).toBe(true)
    const page = await openPage()
    const { id } = await show(folder.path)
    await page.goto(`${origin()}/runs/${id}/solutions?set=test-20&left=MDD&right=EDD`)
    await expect.poll(() => page.locator('.pictures img').count(), { timeout: 60_000 }).toBe(2)
    const drawn = await page.evaluate<number[]>(
      `Array.from(document.querySelectorAll('.pictures img'), (image) => image.naturalWidth)`,
    )
    expect(Math.min(...drawn)).toBeGreaterThan(50)
    await page.getByLabel('step by step').check()
    await page.getByRole('button', { name: '+' }).click()
    expect(page.url()).toContain('step=2')
  })
})

test('a prompt in the inbox is answered in the page; pause and stop are obeyed', { timeout: 180_000 }, async () => {
  if (browser === undefined) return
  const run = start(folder.path, ['run', 'tardiness', '--model', 'inbox', '--max-completions', '3'])
  const page = await openPage()
  await page.locator('td.state.running').waitFor()
  const { id } = await show(folder.path)
  await page.goto(`${origin()}/runs/${id}/inbox`)
  const box = page.locator('textarea').first()
  await box.waitFor()
  await box.fill('```js\nexport const priority = (job, now) => -Math.max(now + job.p, job.d)\n```')
  await page.getByRole('button', { name: 'Answer' }).first().click()
  await page.goto(`${origin()}/runs/${id}/candidates`)
  await page.locator('a.row', { hasText: 'initialise' }).filter({ hasText: 'scored' }).waitFor()
  await page.goto(`${origin()}/runs/${id}`)
  await page.getByRole('button', { name: 'Stop' }).click()
  expect((await run.ended).code).toBe(130)
  await page.locator('.state.interrupted').waitFor()
})

test('the page finds its way back to an inspector that was started anew', { timeout: 120_000 }, async () => {
  if (browser === undefined) return
  const page = await openPage()
  await page.getByText('live', { exact: true }).waitFor()
  await endInspector()
  await page.getByText('the server is gone').waitFor()
  address = await inspect(new URL(address).port)
  await page.getByText('live', { exact: true }).waitFor()
})

test(
  'twenty thousand candidates open and scroll; on a phone nothing is wider than the screen, and every text can be read',
  { timeout: 240_000 },
  async () => {
    if (browser === undefined) return
    const { id } = await show(folder.path)
    const large = join(folder.path, 'runs', 'tardiness-dispatch-large')
    mkdirSync(join(large, 'control'), { recursive: true })
    {
      using journal = new Journal(large)
      using small = new Journal(join(folder.path, 'runs', id), { readOnly: true })
      journal.atomically(() => {
        for (const [name, value] of small.facts())
          if (name !== 'end' && name !== 'startedMs') journal.setFact(name, value)
        journal.setFact('startedMs', 1)
        journal.setFact('specifics', [
          {
            kind: 'matrix',
            title: 'Synergy',
            rows: ['c1', 'c2.1', 'c2.2'],
            columns: ['c1', 'c3'],
            values: [
              [0.1, 0.35],
              [0.6, 0.85],
              [1.1, null],
            ],
            candidates: Array.from({ length: 3 }, () => ['c4', 'c5']),
            heads: { rows: ['c1', 'c2', 'c2'], columns: ['c1', 'c3'] },
            unit: 'number',
          },
        ])
        for (let verb = 1; verb <= 20_000; verb++) {
          const metric = 1 / (1 + Math.sqrt(verb)) + ((verb * 7919) % 1000) / 4000
          const outcome = { kind: 'scored', detail: '', metric, raced: false, groups: {}, cpuMs: 0.1 }
          journal.writeCandidate({
            verb,
            id: `c${verb}`,
            source: `export const priority = (job) => -job.d * ${verb}`,
            fingerprint: String(verb),
            operator: verb % 3 === 0 ? 'mutate' : 'crossover',
            parents: verb < 50 ? [] : [`c${1 + ((verb * 31) % (verb - 1))}`, `c${1 + ((verb * 17) % (verb - 1))}`],
            thought: undefined,
            outcome: JSON.stringify(outcome),
            metric,
            evaluation: undefined,
          })
        }
      })
    }
    const page = await openPage()
    const opened: Record<string, number> = {}
    for (const [tab, ready] of [
      ['candidates', 'a.row'],
      ['lineage', 'canvas'],
    ] as const) {
      await page.goto(`${origin()}/runs/tardiness-dispatch-large/${tab}`)
      await page.locator(ready).first().waitFor()
      opened[tab] = await page.evaluate<number>('Math.round(performance.now())')
    }
    await page.goto(`${origin()}/runs/tardiness-dispatch-large/candidates`)
    await page.locator('a.row').first().waitFor()
    expect(await page.getByText('20,000 of 20,000').isVisible()).toBe(true)
    const scrolled = await page.evaluate<{ longest: number; rows: number; top: number }>(`(async () => {
    const list = document.querySelector('.rows')
    const frames = []
    let last = performance.now()
    for (let step = 0; step < 60; step++) {
      list.scrollTop += 997
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
    }
    return { longest: Math.round(Math.max(...frames)), rows: document.querySelectorAll('a.row').length, top: list.scrollTop }
  })()`)
    console.info(
      `20,000 candidates: list ${opened['candidates']} ms, lineage ${opened['lineage']} ms, longest frame of 60 while scrolling ${scrolled.longest} ms`,
    )
    // Only what is seen is in the page, wherever it is scrolled to.
    expect(scrolled.top).toBeGreaterThan(50_000)
    expect(scrolled.rows).toBeLessThan(120)
    const phone = await openPage({ viewport: { width: 390, height: 800 } })
    for (const place of [
      '/runs',
      `/runs/${id}`,
      `/runs/${id}/candidates`,
      `/runs/${id}/candidates/c1`,
      `/runs/${id}/lineage`,
      `/runs/${id}/prompts`,
      '/runs/tardiness-dispatch-large/strategy',
    ]) {
      await phone.goto(origin() + place)
      await phone.locator('h1').first().waitFor()
      expect(await phone.evaluate('document.documentElement.scrollWidth'), place).toBeLessThanOrEqual(390)
      expect(await faintIn(phone), place).toEqual([])
    }
    const cells = ['0.100 c4', '0.350 c5', '0.600 c4', '0.850 c5', '1.10 c4', 'c5']
    expect(await phone.locator('.matrix td').allInnerTexts()).toEqual(cells)
    const shades = await phone.evaluate<string[]>(
      `Array.from(document.querySelectorAll('.matrix td'), (cell) => getComputedStyle(cell).backgroundColor)`,
    )
    expect(new Set(shades).size).toBe(5)
    expect(await phone.locator('.matrix th a').last().getAttribute('href')).toContain('/candidates/c2')
  },
)

test('a port that is taken is told with what to do', async () => {
  const { code, stderr } = await heuristica(folder.path, ['inspect', '--port', new URL(address).port])
  expect(code).toBe(2)
  expect(stderr).toMatch(/port \d+ is taken; give another with --port/)
})
