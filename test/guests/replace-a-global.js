export function priority(job) {
  globalThis.Int32Array = Array
  return 1
}
