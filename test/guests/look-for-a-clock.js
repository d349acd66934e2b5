// Two readings of anything that moves by itself would tell the time.
const read = () => Reflect.ownKeys(globalThis).map((name) => {
  try {
    return typeof globalThis[name] === 'function' && !/^[A-Z]/.test(String(name)) ? String(globalThis[name]('7')) : String(globalThis[name])
  } catch (error) {
    return String(error)
  }
}).join('\n')
export function priority(job) {
  const before = read()
  for (let i = 0; i < 1e5; i++) Math.sqrt(i)
  if (read() !== before) throw new Error('Something moves')
  return -job.p
}
