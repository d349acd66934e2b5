export function priority(job) {
  return Object.keys(process.env).length
}
