export function priority(job) {
  return require('node:fs').readFileSync('/etc/passwd').length
}
