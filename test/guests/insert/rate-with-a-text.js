export const choose = (city, distanceToTour) => String(distanceToTour)
export const place = (city, before, after, detour) => detour
