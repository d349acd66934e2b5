export const destroy = (tour, count) => ({ removed: tour.slice(0, count), partial: tour.slice(count) })
export const repair = Array.from({ length: 65 }, () => (partial, removed) => [...partial, ...removed])
