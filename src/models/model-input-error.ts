/** What a user wrote about models cannot be used: what was wrong, where, and what to do, in one line. */

/** A wrong model name, a missing key or a file that cannot be read; shown as one line, exit code 2. */
export class ModelInputError extends Error {
  override name = 'ModelInputError' as const
}
