// Most operations remaining. R. W. Conway, W. L. Maxwell, L. W. Miller, Theory of scheduling, 1967.
export function priority(operation) {
  return operation.left
}
