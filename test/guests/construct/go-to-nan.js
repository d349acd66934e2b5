export const select = () => NaN
