export function priority(job) {
  return Array.from({ length: 5e8 }).length
}
