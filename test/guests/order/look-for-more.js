export function key(size, capacity, items) {
  if (arguments.length > 3) throw new Error('There is more')
  const keys = Reflect.ownKeys(items).toSorted().join()
  if (keys !== 'beside,count,exact,largest,mean,same,smallest,total') throw new Error(`There is ${keys}`)
  return size
}
