export const choose = (city, distanceToTour) => {
  let best = 0
  for (let trial = 0; trial < 1e7; trial++) best = Math.max(best, Math.sin(trial * distanceToTour))
  return best
}
export const place = (city, before, after, detour) => detour
