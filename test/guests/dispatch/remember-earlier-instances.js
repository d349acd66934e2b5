const seen = new Set()
export const priority = (job) => {
  seen.add(job.d)
  return seen.size > 200 ? job.d : -job.d
}
