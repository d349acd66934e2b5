/** The report as a reader sees it: in a real browser, on a desk and on a phone, with nothing asked of any network. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from './browser.ts'
import { heuristica, root, show, workFolder } from './command-line.ts'
import { faintIn } from './contrast.ts'

const folder = workFolder()
let browser: Browser | undefined

beforeAll(async () => {
  browser = await openBrowser()
  const recording = join(root, 'examples', 'recordings', 'tardiness.jsonl')
  const model = `recording:${recording}`
  const made = await heuristica(folder.path, ['run', 'tardiness', '--model', model, '--max-evaluations', '100'])
  expect(made.code, made.stderr).toBe(0)
  for (const output of ['report.html', 'report.md']) {
    const { code, stderr } = await heuristica(folder.path, ['report', 'last', '--output', output, '--no-controls'])
    expect(code, stderr).toBe(0)
  }
}, 300_000)

afterAll(async () => {
  await browser?.close()
  folder[Symbol.dispose]()
})

describe('the report of a run', () => {
  test('as Markdown tells what was found, how it stands, and what repeats it', async () => {
    const text = readFileSync(join(folder.path, 'report.md'), 'utf8')
    const { best, digest } = await show(folder.path)
    expect(text).toContain(best?.source.trimEnd())
    expect(text).toMatch(/\| discovered \| [\d.]+ % \|/)
    expect(text).toMatch(/\| MDDC \|/)
    expect(text).toContain(`- digest: ${digest}`)
    expect(text).toContain('--strategy best-of --model')
  })

  test.each([
    ['a desk', 1280],
    ['a phone', 390],
  ])('fits the width of %s, and its plots, links and text are there', async (_, width) => {
    if (browser === undefined) return
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const asked: string[] = []
    const troubles: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    await page.goto(`file://${join(folder.path, 'report.html')}`)
    const { best, id } = await show(folder.path)
    expect(await page.title()).toContain(id)
    expect(await page.textContent('#found pre')).toContain('export function priority(job, now, pending)')
    expect(await page.textContent('#found')).toContain(`Candidate ${best?.candidate}`)
    expect(await page.locator('#evidence tbody tr').count()).toBeGreaterThan(10)
    expect(await page.locator('#evidence circle').count()).toBeGreaterThan(500)
    for (const curve of await page.locator('#search svg path.best').all()) {
      const box = await curve.boundingBox()
      expect(box?.width).toBeGreaterThan(100)
      expect(box?.height).toBeGreaterThan(20)
    }
    // Nothing but wide tables and code, which scroll by themselves, is wider than the window.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    for (const link of await page.locator('nav.contents a').all()) {
      const target = (await link.getAttribute('href')) as string
      await link.click()
      expect(await page.locator(target).isVisible(), target).toBe(true)
    }
    await page.locator('#lineage summary').last().click()
    expect(await page.locator('#lineage li').last().locator('.line.added').first().isVisible()).toBe(true)
    expect(await faintIn(page)).toEqual([])
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    expect(troubles).toEqual([])
    await page.close()
  })
})

test('a report is about a finished run, and its file says its form', async () => {
  const wrong = await heuristica(folder.path, ['report', 'last', '--output', 'report.pdf'])
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('ends in .html or .md, not "report.pdf"') })
})
