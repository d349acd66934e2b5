/** What a run was made with. */

import { readFileSync } from 'node:fs'

/** The package's version, which its `package.json` holds one folder above `src` or `dist`. */
export const packageVersion = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

export const versions = (): Readonly<Record<string, string>> => ({
  heuristica: packageVersion(),
  node: process.versions.node,
  v8: process.versions.v8,
  platform: `${process.platform}-${process.arch}`,
})
