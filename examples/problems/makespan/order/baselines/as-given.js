/** Every job is rated the same: they start in the order in which they are given. */
export function rate() {
  return 0
}
