/** How a run can end early: failed with a reason a user can act on, or interrupted on request. */

/** The run cannot go on; the message says why and what to do. What was journaled stays. */
export class RunFailed extends Error {
  override name = 'RunFailed' as const
}

/** The user asked the run to end; it can be resumed. */
export class Interrupted extends Error {
  override name = 'Interrupted' as const

  constructor() {
    super('The run was interrupted')
  }
}
