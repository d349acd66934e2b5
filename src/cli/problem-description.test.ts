import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { loadProblem } from '../problem/registry.ts'
import { describeProblem, problemPage } from './problem-description.ts'

const folders = [fileURLToPath(new URL('../../test/fixtures/published', import.meta.url))]
const walks = await loadProblem('walks', { folders })

beforeAll(() => {
  delete process.env['HEURISTICA_DATA']
})

test('a page shows the contract as a model sees it, and what is published, missing, fitted and set', () => {
  expect(problemPage(walks)).toMatchInlineSnapshot(`
    "# A walk (walks/step)

    Say how far a step goes.

    \`step(position)\`: The length of a step.

    Parameters (read-only):

    - \`position\` (\`number\`): where it begins

    Returns (\`number\`): its length; a number; not NaN.

    ## Instance sets

    - train: one start
    - validation: another start
    - test: three starts
    - far: a far start; published, a page of sums
    - filed: starts from a file; published, a page of sums; not here: it is read from walks/starts.json: set HEURISTICA_DATA to a folder with the public benchmark files

    ## Settings of the driver

    - steps: 4, how many steps are taken
    - noise: 0

    ## References

    - start (default)

    ## Baselines

    - one: folklore
    - two: folklore; fitted to the set test (marked †)
    - none: folklore

    It minimises the mean objective, with a driver that draws by chance; instances are read from files ending in .json."
  `)
})

test('the same as data is plain JSON', () => {
  const described = describeProblem(walks)
  expect(JSON.parse(JSON.stringify(described))).toEqual(described)
  expect(described.sets.map(({ published, missing }) => [published !== null, missing !== null])).toEqual([
    [false, false],
    [false, false],
    [false, false],
    [true, false],
    [true, true],
  ])
})
