export function priority(job) {
  return import('node:fs')
}
