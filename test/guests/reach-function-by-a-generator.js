export function priority(job) {
  return Object.getPrototypeOf(function* () {}).constructor('yield 1')().next().value
}
