/** Pictures of the inspector and of the report for `docs/`, taken from a real run: npm run screenshots. */

import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from '../test/browser.ts'
import { heuristica, root, show, start, workFolder } from '../test/command-line.ts'

const browser = await openBrowser()
if (browser === undefined) process.exit(1)
using folder = workFolder()
// Named as a user would, so that no picture shows a path of the machine that made it.
cpSync(join(root, 'examples'), join(folder.path, 'examples'), { recursive: true })
const model = 'recording:examples/recordings/tardiness.jsonl'
for (const args of [
  ['run', 'tardiness', '--max-evaluations', '200'],
  ['run', 'tardiness', '--model', model],
  ['report', 'last', '--output', 'report.html', '--no-controls'],
]) {
  const { code, stderr } = await heuristica(folder.path, args)
  if (code !== 0) throw new Error(stderr)
}
const { id, best } = await show(folder.path)
const inspector = start(folder.path, ['inspect', '--port', '0'])
const address = await new Promise<string>((resolve) =>
  inspector.child.stdout?.on('data', (text: string) => {
    const [, url] = /inspector is at (\S+)/.exec(text) ?? []
    if (url !== undefined) resolve(url)
  }),
)
const page = await browser.newPage({ viewport: { width: 1180, height: 760 } })
await page.goto(address)
const images = join(root, 'docs', 'images')
mkdirSync(images, { recursive: true })
const run = `${new URL(address).origin}/runs/${id}`
for (const [name, url, ready] of [
  ['runs', new URL(address).origin, 'tbody tr'],
  ['run', run, 'table'],
  ['lineage', `${run}/lineage`, 'canvas'],
  ['candidates', `${run}/candidates`, 'a.row'],
  ['candidate', `${run}/candidates/${best?.candidate}`, 'circle.dot'],
  ['solutions', `${run}/solutions?set=test-20&right=MDD`, '.pictures img'],
  ['prompts', `${run}/prompts`, 'details'],
  ['report', `file://${join(folder.path, 'report.html')}`, '#evidence'],
] as const) {
  await page.goto(url)
  await page.locator(ready).first().waitFor()
  // Known rules and pictures come a moment after the rest.
  await page.waitForTimeout(4000)
  await page.screenshot({ path: join(images, `${name}.png`) })
}
await browser.close()
inspector.child.kill('SIGTERM')
await inspector.ended
