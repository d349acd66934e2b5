// Longest processing time. S. S. Panwalkar, W. Iskander, A survey of scheduling rules, Operations Research 25(1), 1977.
export function priority(operation) {
  return operation.time
}
