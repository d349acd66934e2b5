export function priority(job) {
  const { stack } = new Error('where am I?')
  if (/file:|node:|node_modules|heuristica|\(\/| \/|[A-Z]:\\/.test(stack)) throw new Error(`A path of the host: ${stack}`)
  return -job.p
}
