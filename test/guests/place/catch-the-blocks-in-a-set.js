Set.prototype.has = function (value) {
  return this.size > 0 && value === undefined
}
export const score = () => 0
