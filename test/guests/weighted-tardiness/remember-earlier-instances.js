const seen = new Set()
export const priority = (job) => {
  seen.add(job.d)
  return seen.size > 40 ? job.d : job.w / job.p
}
