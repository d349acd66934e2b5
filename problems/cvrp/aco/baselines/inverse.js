// The nearer, the better: the visibility 1 / d of the ant system for vehicles. B. Bullnheimer, R. F. Hartl, C. Strauss, An improved ant
// system algorithm for the vehicle routing problem, Annals of Operations Research 89, 1999.
export function heuristics(distances) {
  return distances.map((row) => row.map((distance) => 1 / (distance + 1e-12)))
}
