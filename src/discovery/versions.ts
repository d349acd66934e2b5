/** What a run was made with. */

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash } from '../journal/content-hash.ts'

/** The package's version, which its `package.json` holds one folder above `src` or `dist`. */
export const packageVersion = (): string => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** A hash over the modules that run: sources or built, not the problems and prompts, which a run keeps hashes of their own of. */
const codeHash = (): string => {
  const folder = join(import.meta.dirname, '..')
  const files = globSync('**/*.{ts,js}', { cwd: folder }).filter(
    (file) => !/\.(?:test|d)\.ts$/.test(file) && !file.startsWith('problems'),
  )
  return contentHash(
    files
      .toSorted()
      .map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`)
      .join('\n'),
  )
}

export const versions = (): Readonly<Record<string, string>> => ({
  heuristica: packageVersion(),
  node: process.versions.node,
  v8: process.versions.v8,
  code: codeHash(),
  platform: `${process.platform}-${process.arch}`,
})
