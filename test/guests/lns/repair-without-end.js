export const destroy = (tour, count) => ({ removed: tour.slice(0, count), partial: tour.slice(count) })
export const repair = (partial, removed) => {
  for (let round = 0; ; round++) removed[0] = round
}
