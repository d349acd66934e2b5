export const destroy = (routes, count) => routes.flat().slice(0, count)
export const repair = (routes, removed) => {
  for (let round = 0; ; round++) removed[0] = round
}
