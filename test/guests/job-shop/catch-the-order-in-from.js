Int32Array.from = () => new Int32Array(1)
export const priority = (operation) => operation.remaining
