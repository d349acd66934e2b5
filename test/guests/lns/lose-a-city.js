export const destroy = (tour, count) => ({ removed: tour.slice(1, count), partial: tour.slice(count) })
export const repair = (partial, removed) => [...partial, ...removed]
