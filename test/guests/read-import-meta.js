export function priority(job) {
  if (Reflect.ownKeys(import.meta).length > 0) throw new Error(`The module knows ${Reflect.ownKeys(import.meta).join()}`)
  return -job.p
}
