/** Longest processing time first (Graham 1969). */
export function rate(time) {
  return time
}
