export function score(placement) {
  for (let at = 3; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return placement.contact / (placement.contact + placement.exposed)
}
