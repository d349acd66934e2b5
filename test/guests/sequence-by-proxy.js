export const sequence = (p) => new Proxy([...p], {
  get() {
    for (;;) {}
  },
})
