export function priority(job) {
  return {
    get length() {
      for (;;) {}
    },
  }.length
}
