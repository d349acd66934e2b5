export const sequence = (p) => {
  const order = p.map((_, i) => i)
  p.fill(0)
  return order
}
