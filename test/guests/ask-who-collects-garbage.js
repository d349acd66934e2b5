export function priority(job) {
  return new WeakRef(job).deref().p
}
