export function priority(job) {
  const spin = async () => {
    for (;;) await null
  }
  spin()
  return job.p
}
