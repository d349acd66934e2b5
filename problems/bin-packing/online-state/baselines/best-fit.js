// Best fit: the fullest bin that the item fits into. D. S. Johnson, Near-optimal bin packing algorithms, PhD thesis, MIT, 1973.
export const score = (item, remaining) => -remaining
