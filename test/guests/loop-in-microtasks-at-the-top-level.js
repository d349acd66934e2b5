const again = () => Promise.resolve().then(again)
again()
export const priority = (job) => job.p
