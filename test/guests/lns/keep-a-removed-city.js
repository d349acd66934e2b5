export const destroy = (tour, count) => ({ removed: tour.slice(0, count), partial: tour })
export const repair = (partial, removed) => [...partial, ...removed]
