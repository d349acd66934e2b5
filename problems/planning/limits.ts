/** How large a planning task may be: within these, grounding takes seconds and a search fits its memory. */

export const maxObjects = 2000
/** Ground actions, before those that can never be applied are dropped. */
export const maxActions = 300_000
/** Characters of a PDDL text. */
export const maxText = 4_000_000
/** Expanded states that a search may be allowed. */
export const maxExpansions = 99_999
/** States that a search may be allowed to meet; memory may set fewer. */
export const maxStates = 4_000_000
