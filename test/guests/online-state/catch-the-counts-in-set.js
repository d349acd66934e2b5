let caught
export function score(item, remaining, { counts }) {
  for (const name of ['set', 'fill', 'copyWithin', 'subarray', 'slice'])
    Object.defineProperty(counts, name, { value: (from) => (caught = from), configurable: true })
  if (caught !== undefined) throw new Error('Caught')
  return -remaining
}
