export const destroy = (tour) => tour
export const repair = (partial, removed) => [...partial, ...removed]
