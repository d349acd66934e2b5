const seen = new Set()
export const choose = (city, distanceToTour) => {
  seen.add(distanceToTour)
  return seen.size > 100 ? -distanceToTour : distanceToTour
}
export const place = (city, before, after, detour) => detour
