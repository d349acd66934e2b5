export function priority(job) {
  return 'a'.repeat(100).replace(/a/g, () => { for (;;) {} }).length
}
