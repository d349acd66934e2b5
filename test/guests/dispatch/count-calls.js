let calls = 0
export const priority = (job) => (calls++ % 7) * job.p
