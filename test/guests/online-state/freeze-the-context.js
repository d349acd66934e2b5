export function score(item, remaining, context) {
  Object.freeze(context)
  return -remaining
}
