const kept = []
export function priority(job) {
  for (let i = 0; i < 3e5; i++) kept.push({ i })
  return kept.length
}
