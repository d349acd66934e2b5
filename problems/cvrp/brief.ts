/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data. */
export const familyBrief = `The capacitated vehicle routing problem. Place 0 is a depot, places 1 to n are customers, each with a demand; vehicles of one capacity begin and end at the depot, as many as are needed. Every customer is visited by exactly one vehicle, and the demands on a route must not exceed the capacity. The length of all routes together is to be minimised. Distances are the same in both directions. The problem is NP-hard.

Instances have 20 to 200 customers in the plane with Euclidean distances, most of them uniformly random in the unit square around the depot, some in clusters far from it; demands are whole numbers from 1 to 9, the capacity is 50, so a vehicle serves about ten customers. The result is judged by the mean gap: the length relative to the best length known, averaged over instances.`

/** Hints from the literature. */
export const familyKnowledge = `- Every route pays the way to its region and back: few, well-filled routes whose customers lie in one direction from the depot are short. The fewest vehicles possible are the total demand divided by the capacity, rounded up.
- Good routes look like petals: they do not cross each other, and customers far from the depot decide where they go.
- Serving i and j in one route instead of in two saves d(0, i) + d(0, j) − d(i, j) (Clarke and Wright 1964); merging routes by the largest savings first ends 6 % above the best known lengths on 100 uniform customers and 4 % in clusters, sweeping by angle from the best beginning, with 2-opt moves, 6 % and 15 %, always going to the nearest customer 41 % and 24 %.
- Within a route, 2-opt moves and relocations remove what a construction did badly; between routes, relocations and exchanges of customers with similar demands do.`
