/** Lines that were taken out of a program on its way, and that may come back: lineages tend to go in circles (arXiv:2605.20086). */

import { diffLines } from './diff.ts'

/** Shorter lines, as braces and `else`, are in every program. */
const telling = 12

/** A line without layout, comment and numbers: what tuning changes is not another line. */
const normal = (line: string): string =>
  line
    .replace(/\/\/.*$/, '')
    .replaceAll(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi, '#')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Lines that versions of a lineage (oldest first) had and its last one has not, as they stood, latest first, each once. */
export const removedLines = (versions: readonly string[]): readonly string[] => {
  const last = new Set(versions.at(-1)?.split('\n').map(normal))
  const removed = new Map<string, string>()
  for (const [at, version] of versions.slice(0, -1).entries()) {
    for (const { kind, text } of diffLines(version, versions[at + 1] as string)) {
      const line = normal(text)
      if (kind !== 'removed' || line.length < telling || last.has(line)) continue
      removed.delete(line)
      removed.set(line, text.trim())
    }
  }
  return [...removed.values()].toReversed()
}

/** Lines of a program that its parents' lineage (oldest first, the parent last) had taken out, as they stand. */
export const returnedLines = (source: string, lineage: readonly string[]): readonly string[] => {
  const removed = new Set(removedLines(lineage).map(normal))
  return source
    .split('\n')
    .filter((line) => removed.has(normal(line)))
    .map((line) => line.trim())
}
