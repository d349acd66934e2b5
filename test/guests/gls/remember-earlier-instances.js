let instances = 0
export const guide = (distances) => {
  instances++
  return distances.map((row) => row.map((distance) => (instances % 2 === 0 ? 0 : distance)))
}
