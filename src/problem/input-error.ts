/** Bad input from a user: what was wrong, where, and what to do. */

/** Shown as one line; exit code 2. */
export class InputError extends Error {
  override name = 'InputError' as const
}
