/** What a model is told of the family. */

/** The task and its data. */
export const familyBrief = `The orienteering problem. There are n nodes in the plane, numbered from 0; node 0 is the depot, and every node has a prize. A tour starts at the depot, visits some of the nodes, each at most once, and returns to the depot; its length, the sum of Euclidean distances with the way back included, must not exceed a limit. The sum of the prizes of the nodes on the tour is to be maximised. The problem is NP-hard: it asks at once which nodes to visit and in which order.

Instances have 50 to 200 nodes, uniformly random in the unit square, and limits from 3 (50 nodes) to 5 (200 nodes), about half of a shortest tour through all nodes. Prizes are at most 1, and of three kinds: growing with the distance to the depot, uniformly random, or all alike. The result is judged by the mean gap: how much less than the best known tour is collected, averaged over instances.`

/** Hints from the literature. */
export const familyKnowledge = `- Prize over distance is the classical measure (Tsiligirides 1984, with both to the fourth power): a node is worth its prize for what the way to it costs of the limit.
- A steep preference helps: with exponent 1 most of the probability goes to edges that no good tour has; exponents from 3 to 5 keep the ants near.
- What is left of the limit when the tour turns home is lost: a node near the way between others, or near the depot, costs less than its distance says. The detour over a node j from i is d(i, j) + d(j, depot) − d(i, depot).
- Nodes farther from the depot than half the limit can never be visited; those just inside leave no room for others.
- Clusters of prizes pay more than single ones: sum up the prizes around a node, discounted by distance.`
