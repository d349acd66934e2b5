// FF's heuristic: actions of a plan for the task in which nothing is ever deleted. J. Hoffmann, B. Nebel, The FF planning system: fast plan
// generation through heuristic search, JAIR 14, 2001; each fact is reached by the action that the additive heuristic finds cheapest, after
// E. Keyder, H. Geffner, Heuristics for planning with action costs revisited, ECAI 2008.
const prepared = new WeakMap()

const prepare = (task) => {
  const { facts, actions } = task
  const needing = facts.map(() => [])
  actions.forEach(({ needs }, action) => needs.forEach((fact) => needing[fact].push(action)))
  return {
    actions,
    needing,
    free: actions.flatMap(({ needs }, action) => (needs.length === 0 ? [action] : [])),
    needs: Int32Array.from(actions, ({ needs }) => needs.length),
    missing: new Int32Array(actions.length),
    total: new Float64Array(actions.length),
    cost: new Float64Array(facts.length),
    waits: new Uint8Array(facts.length),
    told: new Float64Array(facts.length),
    supporter: new Int32Array(facts.length),
    isMarked: new Uint8Array(facts.length),
    isUsed: new Uint8Array(actions.length),
  }
}

export function value(state, task) {
  let tables = prepared.get(task)
  if (tables === undefined) prepared.set(task, (tables = prepare(task)))
  const { actions, needing, free, needs, missing, total, cost, waits, told, supporter, isMarked, isUsed } = tables
  missing.set(needs)
  total.fill(0)
  cost.fill(Infinity)
  const queue = []
  const reach = (fact, price, action) => {
    if (price >= cost[fact]) return
    cost[fact] = price
    supporter[fact] = action
    if (waits[fact] === 1) return
    waits[fact] = 1
    queue.push(fact)
  }
  told.fill(-1)
  for (const fact of state.facts) reach(fact, 0, -1)
  for (const action of free) for (const fact of actions[action].adds) reach(fact, 1, action)
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
      for (const added of actions[action].adds) reach(added, sum, action)
    }
  }
  // The plan backwards: every fact that is asked for is reached by its supporter.
  isMarked.fill(0)
  isUsed.fill(0)
  const asked = []
  let steps = 0
  const ask = (fact) => {
    if (isMarked[fact] === 1) return
    isMarked[fact] = 1
    asked.push(fact)
  }
  for (const fact of task.goal) {
    if (cost[fact] === Infinity) return Infinity
    ask(fact)
  }
  for (let at = 0; at < asked.length; at++) {
    const action = supporter[asked[at]]
    if (action < 0 || isUsed[action] === 1) continue
    isUsed[action] = 1
    steps++
    for (const fact of actions[action].needs) ask(fact)
  }
  return steps
}
