Object.defineProperty(Object.getPrototypeOf(Int32Array), Symbol.species, { get: () => Array })
export const priority = (job) => -job.d
