let calls = 0
export const choose = (city, distanceToTour) => (calls++ % 7) * distanceToTour
export const place = (city, before, after, detour) => detour
