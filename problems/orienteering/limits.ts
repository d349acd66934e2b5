/** How large an instance may be: within these, a distance matrix fits into a candidate's memory. */

export const minNodes = 2
export const maxNodes = 1000
/** Largest coordinate, with either sign, largest prize and largest limit. */
export const maxValue = 1e6
