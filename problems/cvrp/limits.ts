/** How large an instance may be: within these, a distance matrix fits into memory and rounded lengths are exact in a double. */

/** The depot and one customer. */
export const minPlaces = 2
export const maxPlaces = 5000
/** Largest coordinate, distance or demand, in whatever unit the instance has; coordinates with either sign. */
export const maxValue = 1e9
