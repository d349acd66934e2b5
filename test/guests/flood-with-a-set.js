export function priority(job) {
  const kept = new Set()
  for (let i = 0; ; i++) kept.add(`${i} and more`)
}
