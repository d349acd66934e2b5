export function sequence(p, d) {
  for (const list of [p, d]) {
    if (Object.getPrototypeOf(list) !== Array.prototype || Reflect.ownKeys(list).length !== list.length + 1) throw new Error('There is more')
  }
  return p.map((_, job) => job).toSorted((i, j) => d[i] - d[j] || p[i] - p[j])
}
