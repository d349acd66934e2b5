/** Several models behind one: each question is answered by the model that its role and its step's key choose. */

import type { Model, Price } from './model.ts'
import { chooseModel, namesIn, type ModelRoles } from './roles.ts'

/** The dearest of the prices, for reservations; undefined where one of them is unknown. */
const dearest = (models: readonly Model[]): Price | undefined => {
  const prices = models.map(({ price }) => price)
  if (prices.some((price) => price === undefined)) return undefined
  const known = prices as readonly Price[]
  return {
    input: Math.max(...known.map(({ input }) => input)),
    output: Math.max(...known.map(({ output }) => output)),
  }
}

/**
 * The models of a run as one. `choose` names the model of a step, `memberNamed` hands it out; a name that is in no role, as that of a model that
 * was tuned while the run went, is opened when it is first asked for. Throws what `open` throws.
 */
export const createEnsemble = (
  models: ModelRoles,
  { seed, open }: { readonly seed: number; readonly open: (name: string) => Model },
): Model => {
  const opened = new Map<string, Model>()
  const member = (name: string): Model => {
    const known = opened.get(name)
    if (known !== undefined) return known
    const model = open(name)
    opened.set(name, model)
    return model
  }
  const names = namesIn(models)
  const all = names.map(member)
  const [first] = all
  if (first === undefined) throw new RangeError('Expected at least one model')
  const alone = all.length === 1
  return {
    name: names.join(' + '),
    concurrency: all.reduce((sum, { concurrency }) => sum + concurrency, 0),
    abandonable: all.every(({ abandonable }) => abandonable === true),
    price: alone ? first.price : dearest(all),
    members: models.generate.map(({ name }) => name),
    choose: (role, key) => (alone ? undefined : chooseModel(models[role], seed, key)),
    memberNamed: member,
    complete: (messages, options) => member(options.member ?? first.name).complete(messages, options),
    check: async (signal) => {
      await Promise.all(all.map(async (model) => model.check?.(signal)))
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...opened.values()].map((model) => model[Symbol.asyncDispose]()))
    },
  }
}
