export function priority(job) {
  return fetch('http://127.0.0.1/') ? 1 : 0
}
