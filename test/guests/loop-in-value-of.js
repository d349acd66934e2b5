export function priority(job) {
  return +{
    valueOf() {
      for (;;) {}
    },
  }
}
