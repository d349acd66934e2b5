export function priority(job) {
  for (;;) {
    try {
      for (;;) {}
    } catch {}
  }
}
