import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadProblem } from './registry.ts'
import { trainedOn, trainedOnWarning, withTrainFiles } from './train-set.ts'

const folders = [fileURLToPath(new URL('../../test/fixtures/published', import.meta.url))]
const walks = await loadProblem('walks', { folders })
const starts = (...all: readonly number[]): { path: string; text: string } => ({
  path: 'some/starts.json',
  text: JSON.stringify(all.map((start) => ({ start }))),
})

test("files stand for the problem's train set, and for no other", () => {
  const problem = withTrainFiles(walks, [starts(1, 2)])
  expect(problem.set('train')).toMatchObject({ name: 'train', title: 'instances of starts.json' })
  expect(problem.set('train').instances.map(({ id }) => id)).toEqual(['starts.json#1', 'starts.json#2'])
  expect(problem.set('test')).toBe(walks.set('test'))
  expect(walks.set('train').instances.map(({ id }) => id)).toEqual(['from-5'])
})

test('instances of the test set and of published sets are found and told', () => {
  expect(trainedOn(walks)).toEqual([])
  expect(trainedOn(withTrainFiles(walks, [starts(5, 7)]))).toEqual([])
  const found = trainedOn(withTrainFiles(walks, [starts(20, 1000, 10, 7)]))
  expect(found).toEqual([
    { set: 'test', published: undefined, instances: 2 },
    { set: 'far', published: 'a page of sums', instances: 1 },
  ])
  expect(found.map(trainedOnWarning)).toEqual([
    'Warning: 2 training instances are in the set test too: results on it are not those of unseen instances.',
    'Warning: 1 training instance is of the published set far (a page of sums): results on it are no longer comparable with published ones.',
  ])
})
