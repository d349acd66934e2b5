/** Several models under one name, of which each question goes to one. */

import { ModelError, type Model, type Price } from './model.ts'

/** The models that a name joins by ` + `; one, unless it joins several. */
export const memberNames = (name: string): readonly string[] => name.split(' + ').map((member) => member.trim())

const dearest = (prices: readonly (Price | undefined)[]): Price | undefined => {
  const known = prices.filter((price) => price !== undefined)
  if (known.length < prices.length) return undefined
  const most = (of: (price: Price) => number): number => Math.max(...known.map(of))
  return { input: most(({ input }) => input), output: most(({ output }) => output) }
}

/** A model that passes each question on to the member that its options name. Its price, for reservations, is the dearest member's. */
export const createEnsemble = (name: string, members: readonly Model[]): Model => {
  const byName = new Map(members.map((member) => [member.name, member]))
  return {
    name,
    members: members.map((member) => member.name),
    concurrency: members.reduce((sum, { concurrency }) => sum + concurrency, 0),
    abandonable: members.every(({ abandonable }) => abandonable === true),
    price: dearest(members.map(({ price }) => price)),
    complete: (messages, options) => {
      const member = byName.get(options.member ?? members[0]?.name ?? '')
      if (member === undefined) {
        return Promise.reject(new ModelError('bad-request', `${name} has no member ${options.member}`))
      }
      return member.complete(messages, options)
    },
    check: async (signal) => {
      await Promise.all(members.map(async (member) => member.check?.(signal)))
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(members.map((member) => member[Symbol.asyncDispose]()))
    },
  }
}
