/** What trusted guest code throws when the candidate did what it must not: told apart from the candidate's own errors. */

/** A verdict in the making. */
export class Fault {
  readonly kind: 'invalid' | 'oversized'
  readonly detail: string
  constructor(kind: 'invalid' | 'oversized', detail: string) {
    this.kind = kind
    this.detail = detail
  }
}
