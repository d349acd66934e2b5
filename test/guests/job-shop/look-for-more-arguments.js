export function priority(operation) {
  for (let at = 2; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  return operation.remaining
}
