/** The small functions that a printed program may hold beside the contract's own. */

/** The small functions that printed code may call. */
export type Helper = 'divide' | 'log' | 'root' | 'power' | 'mean' | 'smallest' | 'largest'
