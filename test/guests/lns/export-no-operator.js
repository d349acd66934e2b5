export const destroy = []
export const repair = (partial, removed) => [...partial, ...removed]
