// Names of the trusted code around it, on the global object and in any scope that a module shares with others.
export function priority(job) {
  const inScope = [typeof solve, typeof waiting, typeof heuristic, typeof run, typeof prepare, typeof module_runtime]
  if (inScope.some((type) => type !== 'undefined')) throw new Error(`In scope: ${inScope.join()}`)
  const names = ['solve', 'waiting', 'heuristic', 'run', 'prepare', 'wrap', 'module_runtime', 'guestDraws']
  const found = names.filter((name) => name in globalThis)
  if (found.length > 0) throw new Error(`To be seen: ${found.join()}`)
  return -job.d
}
