export function priority(job) {
  return Number(String({
    toString() {
      for (;;) {}
    },
  }))
}
