export let score = (move) => {
  score = () => 1e9
  return -move.delta
}
