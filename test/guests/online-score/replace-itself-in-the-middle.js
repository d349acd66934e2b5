export let score = (item, remaining) => {
  score = () => 0
  return -remaining
}
