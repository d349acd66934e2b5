export function heuristics(...args) {
  const [prizes, , totals] = args
  return args.length === 4 && this === undefined ? prizes.map((prize, item) => prize / totals[item]) : []
}
