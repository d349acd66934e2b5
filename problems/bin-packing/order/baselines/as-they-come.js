// The items as they come: first fit (best fit with fit=best). D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export const key = () => 0
