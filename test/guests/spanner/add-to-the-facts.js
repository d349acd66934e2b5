export function value(state) {
  state.facts.length = 0
  for (let fact = 0; fact < 1000; fact++) state.facts.push(fact)
  return state.unmet
}
