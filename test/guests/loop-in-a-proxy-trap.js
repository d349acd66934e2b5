export function priority(job) {
  return new Proxy({}, {
    get() {
      for (;;) {}
    },
  }).p
}
