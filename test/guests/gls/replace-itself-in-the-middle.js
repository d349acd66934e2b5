export let guide = (distances) => {
  guide = () => []
  return distances
}
