export function priority(job) { return job.p +
