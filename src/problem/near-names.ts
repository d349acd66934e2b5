/** What a mistyped name may have meant. */

/** Levenshtein distance. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++)
      next.push(
        Math.min((row[j] as number) + (a[i] === b[j] ? 0 : 1), (row[j + 1] as number) + 1, (next[j] as number) + 1),
      )
    row = next
  }
  return row[b.length] as number
}

/** Known names that are near: a typing error away, or one holding the other; nearest first, at most three. */
export const nearNames = (name: string, known: readonly string[]): readonly string[] =>
  known
    .map((other) => {
      const [a, b] = [name.toLowerCase(), other.toLowerCase()]
      const held = a.length > 1 && (b.includes(a) || a.includes(b))
      return { other, far: held ? 1 : distance(a, b), near: held || distance(a, b) <= Math.max(2, b.length / 3) }
    })
    .filter((one) => one.near)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map((one) => one.other)

/** The end of a message about an unknown name: what it may have meant, or what there is. */
export const insteadOf = (name: string, known: readonly string[]): string => {
  const near = nearNames(name, known)
  if (near.length > 0) return `did you mean ${near.map((one) => `'${one}'`).join(' or ')}?`
  if (known.length === 0) return 'there are none'
  return `there are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', …' : ''}`
}
