/** The browser that tests look at pages with: Debian's Chromium, where it is installed. */

import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

export type { Browser } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Undefined, with one line that says what to do, where there is none. In continuous integration there has to be one. */
export const openBrowser = async (): Promise<Browser | undefined> => {
  const executablePath = [process.env['HEURISTICA_BROWSER'], ...places].find((path) => path && existsSync(path))
  if (executablePath === undefined) {
    const advice = 'No browser: pages are not looked at; install one with: apt-get install chromium'
    if (process.env['CI']) throw new Error(advice)
    process.stderr.write(`${advice}\n`)
    return undefined
  }
  return chromium.launch({
    executablePath,
    args: [
      // As root Chromium starts without its own sandbox only; the pages are ours.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
