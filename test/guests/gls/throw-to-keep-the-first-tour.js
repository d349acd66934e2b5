export const guide = () => {
  throw new RangeError('the first tour will do')
}
