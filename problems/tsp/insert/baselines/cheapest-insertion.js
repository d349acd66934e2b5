// The city that costs least is next, where it does. D. J. Rosenkrantz, R. E. Stearns, P. M. Lewis, An analysis of several heuristics for the traveling
// salesman problem, SIAM Journal on Computing 6(3), 1977.
export const choose = (city, distanceToTour, nearest, detour) => -detour

export const place = (city, before, after, detour) => detour
