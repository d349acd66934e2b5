// The city nearest to the tour is next, where it costs least. D. J. Rosenkrantz, R. E. Stearns, P. M. Lewis, An analysis of several heuristics for the traveling
// salesman problem, SIAM Journal on Computing 6(3), 1977.
export const choose = (city, distanceToTour) => -distanceToTour

export const place = (city, before, after, detour) => detour
