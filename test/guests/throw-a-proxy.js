export function priority(job) {
  throw new Proxy(new Error("no"), {
    get() {
      throw new Error("trap")
    },
  })
}
