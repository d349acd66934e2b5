export const value = (state) => (state.depth > 1 ? NaN : 0)
