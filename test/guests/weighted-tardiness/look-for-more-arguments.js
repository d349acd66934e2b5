export function priority(job) {
  for (let at = 4; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return job.w / job.p
}
