export function value(state) {
  const { unmet } = state
  state.holds.fill(1)
  Object.assign(state, { facts: [], holds: new Uint8Array(0), unmet: 0, depth: -1 })
  return unmet
}
