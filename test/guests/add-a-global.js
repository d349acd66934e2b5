export function priority(job) {
  globalThis.kept = job
  return 1
}
