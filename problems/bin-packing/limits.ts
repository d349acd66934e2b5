/** How large an instance may be: within these, buckets by remaining capacity fit into memory and every sum is exact. */

export const maxItems = 200_000
/** Largest capacity of a bin, in units of size. */
export const maxCapacity = 100_000
