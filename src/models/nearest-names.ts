/** Orders names by how near they are to one that was not found. */

/** Insertions, deletions and substitutions between two texts (Levenshtein 1966). */
export const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The names, nearest first: those that hold or are held by the wanted one, then by edit distance, then by name. */
export const nearestNames = (wanted: string, names: readonly string[]): readonly string[] => {
  const low = wanted.toLowerCase()
  const ranked = names.map((name) => {
    const other = name.toLowerCase()
    const held = other.includes(low) || (other !== '' && low.includes(other))
    return { name, held, distance: editDistance(low, other) }
  })
  return ranked
    .toSorted(
      (a, b) =>
        Number(b.held) - Number(a.held) || a.distance - b.distance || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    )
    .map(({ name }) => name)
}
