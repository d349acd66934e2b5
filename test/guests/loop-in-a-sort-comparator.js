export function priority(job) {
  return [3, 2, 1].sort(() => {
    for (;;) {}
  })[0]
}
