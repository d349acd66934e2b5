export function priority(job) {
  const kept = []
  for (let i = 0; ; i++) kept.push(`${i}`.padEnd(1000, String(i)).replaceAll('0', 'o'))
}
