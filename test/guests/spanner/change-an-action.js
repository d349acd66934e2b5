export function value(state, task) {
  task.actions[0].adds.push(...task.goal)
  return state.unmet
}
