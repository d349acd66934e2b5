/** Lets modules of a user's folder import this package where it is not installed beside them, as when the command runs from elsewhere. */

import { registerHooks } from 'node:module'

const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
const own = new Map([
  ['heuristica', new URL(`../index${ending}`, import.meta.url).href],
  ['heuristica/problem', new URL(`./index${ending}`, import.meta.url).href],
])

let offered = false

/** From here on `heuristica` and `heuristica/problem` are found from anywhere in this thread; an installed package goes first. */
export const offerOwnPackage = (): void => {
  if (offered) return
  offered = true
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = own.get(specifier)
      if (url === undefined) return next(specifier, context)
      try {
        return next(specifier, context)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
        return { url, shortCircuit: true }
      }
    },
  })
}
