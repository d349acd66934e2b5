export function heuristics(...args) {
  const [distances] = args
  return args.length === 1 && this === undefined ? distances.map((row) => row.map((distance) => 1 / distance)) : []
}
