export function heuristics(...args) {
  const [prizes, distances] = args
  return args.length === 3 && this === undefined
    ? distances.map((row) => row.map((distance, node) => prizes[node] / distance))
    : []
}
