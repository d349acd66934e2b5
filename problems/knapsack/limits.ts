/** How large an instance may be: within these, a driver's tables and a candidate's matrix fit into its memory. */

export const maxItems = 5000
export const maxResources = 100
/** Largest prize, weight and capacity. */
export const maxValue = 1e9
