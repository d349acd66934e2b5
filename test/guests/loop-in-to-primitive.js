export function priority(job) {
  return 1 + Number({ [Symbol.toPrimitive]() { for (;;) {} } })
}
