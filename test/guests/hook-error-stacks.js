export function priority(job) {
  Error.prepareStackTrace = () => {
    for (;;) {}
  }
  throw new Error("hooked")
}
