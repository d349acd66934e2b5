export function value(state) {
  for (let at = 2; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return state.unmet
}
