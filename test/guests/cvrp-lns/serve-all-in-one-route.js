export const destroy = (routes, count) => routes.flat().slice(0, count)
export const repair = (routes, removed) => [[...routes.flat(), ...removed]]
