export function choose(city, distanceToTour) {
  for (let at = 5; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return distanceToTour
}
export function place(city, before, after, detour) {
  for (let at = 5; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return detour
}
