export function rate(times, work) {
  for (;;) work.reverse()
}
export const guide = (times) => times
