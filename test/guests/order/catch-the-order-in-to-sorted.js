Object.getPrototypeOf(Int32Array.prototype).toSorted = function () {
  return this
}
export const key = (size) => size
