export const choose = (city, distanceToTour) => ({ valueOf: () => distanceToTour })
export const place = (city, before, after, detour) => detour
