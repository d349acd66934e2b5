export function value(state, task) {
  task.goal[0] = 0
  return state.unmet
}
