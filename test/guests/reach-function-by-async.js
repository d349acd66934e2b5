export function priority(job) {
  return Object.getPrototypeOf(async () => {}).constructor('return 1')() ? 1 : 0
}
