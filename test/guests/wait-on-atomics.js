export function priority(job) {
  return Atomics.wait(new Int32Array(1), 0, 0)
}
