/** What a model is told of the family; each problem adds what its own heuristic decides. */

/** The task and its data, where items arrive one by one. */
export const onlineBrief = `Online one-dimensional bin packing. Items arrive one by one, each of a size (an integer, at least 1); all bins have the same capacity (an integer), and no item is larger than that. Each item must be put at once, and for good, into a bin that still has room for it, or into an empty bin. Nothing is known of later items, nor how many there are. The objective, to be minimised, is the number of bins that hold something in the end.

Instances have 1,000 to 10,000 items whose sizes follow a Weibull distribution (shape 3, scale 45, rounded, at most 100; mean 40, half of them between 30 and 50) and bins of 100. The result is judged by the pooled gap: bins in excess of a lower bound (about the total size divided by the capacity), relative to that bound, over all instances. First fit ends about 4.5 % above it, best fit 4.2 %, the best published heuristics below 1 %.

What makes it hard: a bin is closed for good when no item comes that fits what is left. Small remainders (less than 15 here) are hardly ever filled, for few items are that small; remainders around 30 to 50 fit the items that come most often.`

/** Hints from the literature on online packing. */
export const onlineKnowledge = `- Best fit takes the fullest bin that the item fits into. Its losses are remainders that are too small for anything that still comes.
- Fill a bin exactly or nearly so (a remainder of 0 to 2), or leave room in which a common size fits; avoid what lies between: FunSearch (2024) and EoH (2024) both found rules of that kind, which take a bin that is nearly filled by the item, and otherwise a roomy one.
- Sum-of-Squares (Csirik and others 2006) keeps the number of open bins with each remainder as even as possible: it puts the item where Σ N(r)² grows least, N(r) being the number of bins with r left, 0 < r < capacity. It has vanishing waste on most distributions, and beats the rules above on long sequences.
- Harmonic packing (Lee and Lee 1985) keeps items of different classes of size apart; it is safe in the worst case and poor on average.`

/** The task and its data, where all items are known. */
export const offlineBrief = `One-dimensional bin packing. There are n items, each of a size (an integer, at least 1), and as many bins as needed, all of the same capacity (an integer); no item is larger than that. Every item is put into one bin; the sizes in a bin add up to at most its capacity. The objective, to be minimised, is the number of bins that hold something. The problem is strongly NP-hard.

Instances have 120 to 1,000 items with sizes uniform in 20 … 100, and bins of 150: two or three items fill a bin. The result is judged by the pooled gap: bins in excess of the lower bound L2 (Martello and Toth), relative to that bound, over all instances. First fit decreasing ends about 1.5 % above it, and the bound itself can be reached on nearly all of them.`

/** Hints from the literature on packing with all items known. */
export const offlineKnowledge = `- First fit decreasing and best fit decreasing (Johnson 1973) take the items from the largest to the smallest; they are within 11/9 of the optimum and near 1 % on average.
- Minimum bin slack (Gupta and Ho 1999) fills one bin after the other with the subset of the items left that fills it best; with the largest item always in the bin it is better still (Fleszar and Hindi 2002).
- Two items that fill a bin exactly may always share it without loss of the optimum (Martello and Toth 1990): more generally, an item may be matched with the one that dominates all other ways to fill its bin.`
