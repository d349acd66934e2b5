/** Optimisers that the simulated model answers with, from the worst to the best: what they show is what they get. */

/** A program that asks for so many programs at once, each beside the program that `choose` names. */
const asking = (width: number, choose: string): string => `
const mark = '\`'.repeat(3)
const byScore = (a, b) => a.score - b.score

export async function search(task) {
  let population = task.population.filter(({ score }) => score !== null)
  for (let left = task.asks; left > 0; ) {
    const width = Math.min(${width}, left)
    left -= width
    const children = await Promise.all(
      Array.from({ length: width }, () => {
        const shown = ${choose}
        const text = shown.map(({ code }) => mark + 'js\\n' + code.trim() + '\\n' + mark).join('\\n\\n')
        return task.propose('Write a better program.\\n\\n' + text, shown)
      }),
    )
    population = [...population, ...children.filter(({ score }) => score !== null)].toSorted(byScore).slice(0, 10)
  }
}`

/** From one that shows nothing to one that goes on from the best after every answer. */
export const simulatedOptimisers: readonly string[] = [
  asking(10, '[]'),
  asking(10, 'population.slice(-1)'),
  asking(5, 'population.filter(() => Math.random() < 0.3).slice(0, 2)'),
  asking(5, '[population[Math.floor(population.length * Math.random() ** 2)]]'),
  asking(3, 'population.slice(0, 1)'),
  asking(1, 'population.slice(0, 2)'),
]
