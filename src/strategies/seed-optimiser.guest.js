/** One program is chosen by rank, directions are drawn from it, each is followed in a question of its own; the best of old and new go on. */

const mark = '`'.repeat(3)
const fence = (code) => mark + 'js\n' + code.trim() + '\n' + mark

/** The better, the likelier: weight 1 / (rank + half the number). */
const pickByRank = (ranked) => {
  const weights = ranked.map((_, rank) => 1 / (rank + 1 + ranked.length / 2))
  let left = Math.random() * weights.reduce((sum, weight) => sum + weight, 0)
  return ranked[
    Math.max(
      0,
      weights.findIndex((weight) => (left -= weight) < 0),
    )
  ]
}

const byScore = (a, b) => a.score - b.score

const show = ({ code, idea, score }) =>
  (idea === '' ? '' : 'Idea: ' + idea + '\n\n') + fence(code) + '\n\nScore (lower is better): ' + score

/** The lines of an answer, without their numbers. */
const linesOf = (answer) =>
  answer
    .split('\n')
    .map((line) => line.replace(/^[\s\-*#\d.)]+/, '').trim())
    .filter((line) => line.length > 10)

const refine = 'Refine it: keep what works, and change the part that most limits its score.'
const renew = 'Leave it behind: reach the same goal by a quite different method.'

export async function search(task) {
  let population = task.population.filter(({ score }) => score !== null)
  let left = task.asks
  const failures = []
  while (left > 0) {
    const chosen = population.length === 0 ? task.population[0] : pickByRank(population)
    const width = Math.min(3, left)
    let directions = [refine, renew]
    if (left > width) {
      left -= 1
      const advice = await task.ask(
        'Here is a program.\n\n' +
          show(chosen) +
          '\n\nSum up its key idea for yourself. Then name ' +
          width +
          ' directions for a better one, one a line and nothing else: ' +
          'at least one that refines it, and at least one that has nothing to do with it. At most 25 words each.',
      )
      directions = [...linesOf(advice), ...directions]
    }
    const asked = Array.from({ length: width }, (_, at) => directions[at % directions.length])
    left -= width
    const children = await Promise.all(
      asked.map((direction) => {
        const failure = failures.at(-1)
        return task.propose(
          'Improve on this program.\n\n' +
            show(chosen) +
            '\n\nThe direction to take: ' +
            direction +
            (failure === undefined ? '' : '\n\nAn earlier attempt failed, so avoid this: ' + failure),
          [chosen],
        )
      }),
    )
    failures.push(...children.flatMap(({ score, failure }) => (score === null ? [failure.slice(0, 300)] : [])))
    const scored = children.filter(({ score }) => score !== null)
    population = [...population, ...scored].toSorted(byScore).slice(0, 10)
  }
  return population.slice(0, 3)
}
