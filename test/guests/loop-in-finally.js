export function priority(job) {
  try {
    return job.p
  } finally {
    for (;;) {}
  }
}
