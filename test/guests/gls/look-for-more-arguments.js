export function guide(...args) {
  const [distances] = args
  return args.length === 1 && this === undefined ? distances : distances.map((row) => row.map(() => 0))
}
