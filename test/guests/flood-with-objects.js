export function priority(job) {
  let list = null
  for (;;) list = { list, more: [1, 2, 3] }
}
