/** A job for the sandbox: one candidate on one block of instances. */

/** Sources of ES modules by specifier, ready to run (types stripped); `imports` resolves each module's import specifiers to keys. */
export type ModuleGraph = {
  readonly entry: string
  readonly modules: Readonly<
    Record<string, { readonly source: string; readonly imports: Readonly<Record<string, string>> }>
  >
  /** Hash of the normalised sources. */
  readonly hash: string
}

/** What a function of the candidate must return, as data; lengths are checked by drivers and the host. */
export type ResultCheck = {
  readonly name: string
  /** How many arguments the driver hands over; a fixed number is several times faster than any. */
  readonly parameters: number
  readonly returns:
    | 'number'
    | 'vector'
    | 'matrix'
    | 'choice'
    | 'permutation'
    | 'member'
    | 'indices'
    | 'partition'
    | 'lists'
  /** The names of the lists, where it returns a record of lists. */
  readonly lists?: readonly string[]
  /** The candidate may export a list of such functions, and the driver is handed a list. */
  readonly many?: true
}

/** A block of instances as the guest sees them: structured-cloneable, no references, no seeds. */
export type Block = {
  /** Hash of the content; a child keeps the copies of a block that it was sent. */
  readonly hash: string
  readonly instances: readonly unknown[]
  /** One seed an instance, for the driver's stream and (derived) the guest's `Math.random`. */
  readonly seeds: readonly number[]
}

/** The name of the function that the source of a generation exports. */
export const makerName = 'make'

/** One candidate on one block, or a generation of candidates that differ in numbers alone. */
export type Job = {
  readonly driver: ModuleGraph
  /** The candidate's ES module source. */
  readonly source: string
  readonly checks: readonly ResultCheck[]
  readonly block: Block
  /** What the driver is told besides the instance: plain data, the same for the whole job. Default: nothing. */
  readonly settings?: Readonly<Record<string, unknown>>
  /**
   * A generation: the source exports one function, named `makerName`, which is called once with each of these lists of numbers and returns what a
   * candidate would export. Each call is a member with limits and a verdict of its own.
   */
  readonly vectors?: readonly (readonly number[])[]
  /** Hand the instances in from last to first; results stay in the block's order. */
  readonly reverse?: boolean
  readonly limits: {
    /** CPU time for the whole block, in milliseconds. */
    readonly cpuMs: number
    readonly memoryMb: number
  }
}
