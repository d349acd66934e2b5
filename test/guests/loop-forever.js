export function priority(job) {
  for (;;) {}
}
