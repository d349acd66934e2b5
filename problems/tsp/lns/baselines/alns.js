// The operators of adaptive large-neighbourhood search, for one vehicle without time windows: random, worst and related removal, greedy
// and regret-2 insertion. S. Ropke, D. Pisinger, An adaptive large neighborhood search heuristic for the pickup and delivery problem with
// time windows, Transportation Science 40(4), 2006, with its exponents of randomness (6 for related, 3 for worst removal).

const split = (tour, removed) => {
  const gone = new Set(removed)
  return { removed, partial: tour.filter((city) => !gone.has(city)) }
}

function removeRandom(tour, count, data, random) {
  const left = [...tour]
  const removed = []
  while (removed.length < count) removed.push(...left.splice(Math.floor(random() * left.length), 1))
  return split(tour, removed)
}

function removeWorst(tour, count, { distances }, random) {
  const left = [...tour]
  const removed = []
  while (removed.length < count) {
    const n = left.length
    const saving = left.map((city, at) => {
      const before = left[(at + n - 1) % n]
      const after = left[(at + 1) % n]
      return distances[before][city] + distances[city][after] - distances[before][after]
    })
    const ranked = [...left.keys()].toSorted((a, b) => saving[b] - saving[a])
    removed.push(...left.splice(ranked[Math.floor(random() ** 3 * n)], 1))
  }
  return split(tour, removed)
}

function removeRelated(tour, count, { distances }, random) {
  const left = [...tour]
  const removed = left.splice(Math.floor(random() * left.length), 1)
  while (removed.length < count) {
    const row = distances[removed[Math.floor(random() * removed.length)]]
    const ranked = [...left.keys()].toSorted((a, b) => row[left[a]] - row[left[b]])
    removed.push(...left.splice(ranked[Math.floor(random() ** 6 * left.length)], 1))
  }
  return split(tour, removed)
}

/** Inserts one city after another; `rate` says from its two cheapest detours how urgent a city is. */
const insertBy =
  (rate) =>
  (partial, removed, { distances }) => {
    const tour = [...partial]
    const waiting = removed.map((city) => ({ city, best: Infinity, second: Infinity, after: -1, runnerUp: -1 }))
    const offer = (one, from, to) => {
      const detour = distances[from][one.city] + distances[one.city][to] - distances[from][to]
      if (detour < one.best) {
        one.second = one.best
        one.runnerUp = one.after
        one.best = detour
        one.after = from
      } else if (detour < one.second) {
        one.second = detour
        one.runnerUp = from
      }
    }
    const lookAgain = (one) => {
      one.best = one.second = Infinity
      one.after = one.runnerUp = -1
      for (let at = 0; at < tour.length; at++) offer(one, tour[at], tour[at + 1 === tour.length ? 0 : at + 1])
    }
    waiting.forEach(lookAgain)
    while (waiting.length > 0) {
      let chosen = 0
      for (let at = 1; at < waiting.length; at++) if (rate(waiting[at]) > rate(waiting[chosen])) chosen = at
      const [{ city, after }] = waiting.splice(chosen, 1)
      if (tour.length === 0) {
        tour.push(city)
        waiting.forEach(lookAgain)
        continue
      }
      const at = tour.indexOf(after)
      const to = tour[at + 1 === tour.length ? 0 : at + 1]
      tour.splice(at + 1, 0, city)
      for (const one of waiting) {
        if (one.after === after || one.runnerUp === after) lookAgain(one)
        else {
          offer(one, after, city)
          offer(one, city, to)
        }
      }
    }
    return tour
  }

export const destroy = [removeRandom, removeWorst, removeRelated]
export const repair = [insertBy(({ best }) => -best), insertBy(({ best, second }) => second - best)]
