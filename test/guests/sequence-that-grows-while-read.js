export const sequence = (p) => {
  const order = p.map((_, i) => i)
  return new Proxy(order, {
    get(target, key) {
      if (key === "0") target.push(1)
      return Reflect.get(target, key)
    },
  })
}
