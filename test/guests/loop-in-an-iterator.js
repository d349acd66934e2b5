export function priority(job) {
  const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) }
  let sum = 0
  for (const value of endless) sum += value
  return sum
}
