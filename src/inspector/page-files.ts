/** The built page, read into memory once: no request ever reaches the file system. */

import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Files by the path that a browser asks for. */
export type PageFiles = ReadonlyMap<string, { readonly content: Uint8Array<ArrayBuffer>; readonly type: string }>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** In a checkout the built page is in `dist`; when installed it is one folder up from here. */
const places = ['../page/inspector', '../../dist/page/inspector'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** Empty where the page was not built. */
export const readPageFiles = (): PageFiles => {
  const folder = places.find((place) => existsSync(join(place, 'index.html')))
  if (folder === undefined) return new Map()
  return new Map(
    globSync('**/*', { cwd: folder })
      .filter((file) => statSync(join(folder, file)).isFile())
      .map((file) => [
        `/${file.replaceAll('\\', '/')}`,
        {
          content: Uint8Array.from(readFileSync(join(folder, file))),
          type: types[extname(file)] ?? 'application/octet-stream',
        },
      ]),
  )
}
