const kept = new WeakMap()
export function value(state, task) {
  if (!kept.has(task)) kept.set(task, new Set(task.goal))
  let unmet = kept.get(task).size
  for (const fact of state.facts) if (kept.get(task).has(fact)) unmet--
  return unmet
}
