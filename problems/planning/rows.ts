/** Lists of whole numbers of any length, one after the other in flat arrays: quick to hash, to send and to read. */

/** Row i is `items` from `starts[i]` to before `starts[i + 1]`. */
export type Rows = { readonly starts: Int32Array; readonly items: Int32Array }

/** The rows of these lists. */
export const rowsOf = (lists: readonly (readonly number[])[]): Rows => {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, at) => (starts[at + 1] = (starts[at] as number) + list.length))
  return { starts, items: Int32Array.from(lists.flat()) }
}

/** One row. */
export const rowOf = ({ starts, items }: Rows, at: number): Int32Array => items.subarray(starts[at], starts[at + 1])
