/** Whether to write colours. */

/** True on a terminal whose user did not set NO_COLOR (to anything but nothing). */
export const usesColour = (
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean => stream.isTTY === true && (environment['NO_COLOR'] ?? '') === ''
