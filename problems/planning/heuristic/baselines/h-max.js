// The dearest goal when nothing is ever deleted: never more than the steps that are left. B. Bonet, H. Geffner, Planning as heuristic search,
// Artificial Intelligence 129, 2001.
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
    level: new Int32Array(facts.length),
  }
}

export function value(state, task) {
  let tables = prepared.get(task)
  if (tables === undefined) prepared.set(task, (tables = prepare(task)))
  const { adds, needing, free, needs, missing, level } = tables
  missing.set(needs)
  level.fill(-1)
  const queue = []
  const reach = (fact, at) => {
    if (level[fact] >= 0) return
    level[fact] = at
    queue.push(fact)
  }
  for (const fact of state.facts) reach(fact, 0)
  for (const action of free) for (const fact of adds[action]) reach(fact, 1)
  // First in, first out: facts come in the order of their levels, so that the last one an action waits for is its dearest.
  for (let at = 0; at < queue.length; at++) {
    const fact = queue[at]
    for (const action of needing[fact])
      if (--missing[action] === 0) for (const added of adds[action]) reach(added, level[fact] + 1)
  }
  let dearest = 0
  for (const fact of task.goal) {
    if (level[fact] < 0) return Infinity
    dearest = Math.max(dearest, level[fact])
  }
  return dearest
}
