export function priority(job) {
  return JSON.stringify({ toJSON() { for (;;) {} } }).length
}
