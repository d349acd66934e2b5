/** What is known of an instance's best objective. */

/** `bound` is a lower bound; `by` says where the value is from. */
export type Reference = {
  readonly value: number
  readonly kind: 'optimal' | 'best-known' | 'bound'
  readonly by: string
}
