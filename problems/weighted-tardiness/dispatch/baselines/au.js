// Apparent urgency as the OR-Library's instances were first approached with it: the look-ahead grows with the tardiness factor, 0.5, 0.9 or
// 2 times the mean processing time of all jobs. C. N. Potts and L. N. Van Wassenhove, Single machine tardiness sequencing heuristics,
// IIE Transactions 23(4), 1991, after T. E. Morton, R. M. Rachamadugu, A. Vepsalainen, GSIA working paper 36-83-84, 1984.
export function priority(job, now, pending, all) {
  const tardinessFactor = 1 - all.meanD / all.totalP
  const k = tardinessFactor < 0.3 ? 0.5 : tardinessFactor < 0.5 ? 0.9 : 2
  const slack = Math.max(0, job.d - job.p - now)
  return (job.w / job.p) * Math.exp(-slack / (k * all.meanP))
}
