export let choose = (city, distanceToTour) => {
  choose = () => 0
  return distanceToTour
}
export let place = (city, before, after, detour) => {
  place = () => 0
  return detour
}
