export function priority(job) {
  let text = 'ab'
  for (;;) text = text + text
}
