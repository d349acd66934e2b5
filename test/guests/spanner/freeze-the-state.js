export function value(state) {
  Object.freeze(state)
  return state.unmet
}
