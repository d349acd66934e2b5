// More calls of its own are nobody's.
export const choose = (city, distanceToTour, nearest, detour, distances) => {
  for (let time = 0; time < 10; time++) place(city, nearest, nearest, detour, distances)
  return distanceToTour
}
export const place = (city, before, after, detour) => detour
