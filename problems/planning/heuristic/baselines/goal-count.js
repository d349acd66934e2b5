// How many goals are unmet. R. E. Fikes and N. J. Nilsson, STRIPS: a new approach to the application of theorem proving to problem solving,
// Artificial Intelligence 2, 1971.
export function value(state) {
  return state.unmet
}
