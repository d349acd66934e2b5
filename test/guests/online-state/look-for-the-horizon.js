const known = ['after', 'alike', 'capacity', 'counts', 'first', 'items', 'opened', 'placed']
export function score(item, remaining, context) {
  const keys = Reflect.ownKeys(context).toSorted()
  if (keys.join() !== known.join()) throw new Error(`There is more: ${keys.join()}`)
  if (Object.getPrototypeOf(context) !== Object.prototype) throw new Error('There is something behind')
  if (context.counts.length !== context.capacity + 1) throw new Error('Counts have another length')
  if (context.counts.buffer.byteLength !== 4 * context.counts.length) throw new Error('There is more in the buffer')
  return arguments.length === 3 ? -remaining : remaining
}
