/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data. */
export const familyBrief = `The symmetric travelling salesman problem. There are n cities, numbered from 0; the distance between two cities is the same in both directions. A tour visits every city exactly once and returns to where it began. Its length, the sum of the distances between neighbours in the tour with the way back included, is to be minimised. The problem is NP-hard.

Instances have 20 to 1000 cities in the plane with Euclidean distances, most of them uniformly random in the unit square, some in clusters. The result is judged by the mean gap: the tour's length relative to the optimum, or to the best length known, averaged over instances.`

/** Hints from the literature. */
export const familyKnowledge = `- The optimal tour through n random points in the unit square is about 0.7124 · √n · (1 + 0.33 / n) long; an edge of it is about 0.7 / √n.
- Two edges of an optimal tour in the plane never cross, and an optimal tour visits the corners of the convex hull in their order.
- Nine of ten edges of an optimal tour lead to one of a city's five nearest neighbours.
- Gaps on 100 random cities: space-filling curve 35 %, nearest neighbour 24 %, greedy edge 18 %, nearest and cheapest insertion 16 %, Christofides 10 %, savings 8 %, farthest insertion 7 %. 2-opt with neighbour lists ends 5 % above the optimum, Lin–Kernighan 2 % (Johnson and McGeoch 1997).`
