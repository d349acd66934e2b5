/** The look before a run: whether its model can be used at all. */

import type { Model } from './model.ts'

/** Rejects with a one-line `ModelError` for an endpoint that is not reached, a wrong key, or a model that it does not serve (naming those that it does, nearest first); servers that list no models pass. Spends nothing. */
export const checkModel = async (model: Model, options: { readonly signal?: AbortSignal } = {}): Promise<void> => {
  await model.check?.(options.signal ?? new AbortController().signal)
}
