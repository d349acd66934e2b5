/** How large an instance may be: within these, a distance matrix fits into memory and rounded tour lengths are exact in a double. */

/** Fewer have but one tour. */
export const minCities = 3
export const maxCities = 5000
/** Largest coordinate or distance, in whatever unit the instance has, with either sign. */
export const maxCoordinate = 1e9
