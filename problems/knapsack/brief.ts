/** What a model is told of the family. */

/** The task and its data. */
export const familyBrief = `The multi-dimensional knapsack problem. There are n items and m resources; item i has a prize and takes a weight of each resource, and of each resource there is a capacity. Items are to be chosen, each at most once, so that no resource is exceeded and the sum of prizes is as large as possible. The problem is NP-hard.

Instances have 50 to 500 items and 5 or 10 resources. Weights are random, capacities a quarter, a half or three quarters of what all items together take, and an item that takes more is mostly worth more. The result is judged by the mean gap: how far the sum of prizes stays below the bound of the linear relaxation, averaged over instances.`

/** Hints from the literature. */
export const familyKnowledge = `- Prize over total weight is the classical measure; weights are given as shares of the capacities, so that they can be added.
- Resources differ: one that all items together hardly exceed costs nothing. Senju and Toyoda (1968) weigh each resource by its excess, Σ over items of its weights − 1; surrogate multipliers from the linear relaxation (Pirkul 1987) are better still.
- The linear relaxation has at most m fractional items: most items are decided by prize over weighted burden, those near the threshold are what the search is about.
- A steep preference helps: a high power of the ratio keeps the ants from items that no good packing has.`
