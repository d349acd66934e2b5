/** Does what a button asks for, and says what went wrong. */

/** `say` is told why `act` failed; nothing where it did not. */
export const attempt = (act: () => Promise<void>, say: (problem: string) => void): void => {
  act().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
}
