Array.prototype.constructor = class Watched extends Array {}
export const priority = () => 1
