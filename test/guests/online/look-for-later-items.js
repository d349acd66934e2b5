export function priority(item, capacities) {
  for (let at = 2; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  const keys = Reflect.ownKeys(capacities).filter((key) => typeof key === 'symbol' || !/^(\d+|length)$/.test(key))
  if (keys.length > 0) throw new Error(`There is ${String(keys[0])}`)
  if (Object.getPrototypeOf(capacities) !== Array.prototype) throw new Error('There is something behind')
  return capacities.map((left) => -left)
}
