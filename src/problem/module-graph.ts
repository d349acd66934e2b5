/** Modules as text, resolved and hashed, ready to be sent into an isolate. */

/** Sources of ES modules by key (types stripped); `imports` resolves each module's import specifiers to keys. Structurally the sandbox's. */
export type ModuleGraph = {
  readonly entry: string
  readonly modules: Readonly<
    Record<string, { readonly source: string; readonly imports: Readonly<Record<string, string>> }>
  >
  /** Hash of the normalised sources: equal for source and compiled form. */
  readonly hash: string
}
