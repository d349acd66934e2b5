export function priority(job) {
  const kept = []
  for (let i = 0; ; i++) kept.push(() => kept[i])
}
