export const destroy = (tour, count) => ({ removed: tour.slice(0, count), partial: tour.slice(count) })
export const repair = (partial, removed) => [...partial, ...removed.map(() => partial[0])]
