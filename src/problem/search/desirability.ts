/** What an ant colony makes of the numbers that a heuristic returned. */

/** Desirability is kept within these, so that everything can be chosen and sums stay finite. */
const least = 1e-9
const most = 1e100

/** As in ReEvo's programs, each value is raised by 1e-9 and held above 1e-9. */
export const desirability = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values, (value) => Math.min(most, Math.max(least, value + 1e-9)))
