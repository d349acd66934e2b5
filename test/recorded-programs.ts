/** The programs of a recording that ships, as a run would take them from the completions. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { extract } from '../src/candidate/extract.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'

const folder = join(import.meta.dirname, '..', 'examples', 'recordings')
const completion = z.object({ text: z.string() })

/** Those that export what the problem asks for, in the order of the recording. */
export const recordedPrograms = (file: string, { definition }: LoadedProblem): readonly string[] => {
  const names = definition.heuristic.map(({ name }) => name)
  return readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const extraction = extract(completion.parse(JSON.parse(line)).text, names)
      return extraction.kind === 'code' ? [extraction.source] : []
    })
}
