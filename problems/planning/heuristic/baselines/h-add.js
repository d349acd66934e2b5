// The additive heuristic: what each goal costs when nothing is ever deleted and goals are reached one by one. B. Bonet, H. Geffner, Planning
// as heuristic search, Artificial Intelligence 129, 2001.
const prepared = new WeakMap()

const prepare = (task) => {
  const { facts, actions } = task
  const needing = facts.map(() => [])
  actions.forEach(({ needs }, action) => needs.forEach((fact) => needing[fact].push(action)))
  return {
    adds: actions.map(({ adds }) => adds),
    needing,
    free: actions.flatMap(({ needs }, action) => (needs.length === 0 ? [action] : [])),
    needs: Int32Array.from(actions, ({ needs }) => needs.length),
    missing: new Int32Array(actions.length),
    total: new Float64Array(actions.length),
    cost: new Float64Array(facts.length),
    waits: new Uint8Array(facts.length),
    told: new Float64Array(facts.length),
  }
}

export function value(state, task) {
  let tables = prepared.get(task)
  if (tables === undefined) prepared.set(task, (tables = prepare(task)))
  const { adds, needing, free, needs, missing, total, cost, waits, told } = tables
  missing.set(needs)
  total.fill(0)
  cost.fill(Infinity)
  const queue = []
  const reach = (fact, price) => {
    if (price >= cost[fact]) return
    cost[fact] = price
    if (waits[fact] === 1) return
    waits[fact] = 1
    queue.push(fact)
  }
  // What a fact cost when the actions that need it were last told.
  told.fill(-1)
  for (const fact of state.facts) reach(fact, 0)
  for (const action of free) for (const fact of adds[action]) reach(fact, 1)
  for (let at = 0; at < queue.length; at++) {
    const fact = queue[at]
    waits[fact] = 0
    const price = cost[fact]
    const before = told[fact]
    told[fact] = price
    for (const action of needing[fact]) {
      if (before < 0) missing[action]--
      total[action] += before < 0 ? price : price - before
      if (missing[action] > 0) continue
      const sum = 1 + total[action]
      for (const added of adds[action]) reach(added, sum)
    }
  }
  let sum = 0
  for (const fact of task.goal) sum += cost[fact]
  return sum
}
