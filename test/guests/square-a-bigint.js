export function priority(job) {
  let x = 3n
  for (;;) x = x * x
}
