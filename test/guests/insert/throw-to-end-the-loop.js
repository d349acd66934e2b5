let calls = 0
export const choose = (city, distanceToTour) => {
  if (++calls > 100) throw { solution: [0, 1, 2], objective: 0 }
  return distanceToTour
}
export const place = (city, before, after, detour) => detour
