/** What a PDDL file says: STRIPS with types, constants and negative preconditions. All names are in small letters. */

/** A name with its type; `object` where none was given. */
export type Typed = { readonly name: string; readonly type: string }

/** An atom or its negation; arguments that begin with ? are variables. `=` is a predicate like any other. */
export type Literal = {
  readonly negated: boolean
  readonly predicate: string
  readonly arguments: readonly string[]
}

export type Predicate = { readonly name: string; readonly parameters: readonly Typed[] }

export type ActionSchema = {
  readonly name: string
  readonly parameters: readonly Typed[]
  readonly precondition: readonly Literal[]
  readonly effect: readonly Literal[]
}

export type Domain = {
  readonly name: string
  readonly requirements: readonly string[]
  /** Every type but `object`, with its parent. */
  readonly types: readonly Typed[]
  readonly constants: readonly Typed[]
  readonly predicates: readonly Predicate[]
  readonly actions: readonly ActionSchema[]
}

export type Problem = {
  readonly name: string
  readonly domain: string
  readonly objects: readonly Typed[]
  /** The atoms that hold at the beginning; none of them negated. */
  readonly init: readonly Literal[]
  readonly goal: readonly Literal[]
}

/** The type and everything above it, `object` last. */
export const lineage = ({ types }: Pick<Domain, 'types'>, type: string): readonly string[] => {
  const above: string[] = []
  for (let at: string | undefined = type; at !== undefined && !above.includes(at);) {
    above.push(at)
    const here: string = at
    at = types.find(({ name }) => name === here)?.type
  }
  return above.includes('object') ? above : [...above, 'object']
}
