// The largest first: first fit decreasing (best fit decreasing with fit=best). D. S. Johnson, Near-optimal bin packing algorithms, PhD
// thesis, MIT, 1973.
export const key = (size) => size
