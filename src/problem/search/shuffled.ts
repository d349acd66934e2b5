/** A random order. */

/** 0 … n − 1, every order equally likely (Fisher and Yates 1938). */
export const shuffled = (n: number, { index }: { readonly index: (below: number) => number }): Int32Array => {
  const order = Int32Array.from({ length: n }, (_, item) => item)
  for (let last = n - 1; last > 0; last--) {
    const at = index(last + 1)
    const item = order[last] as number
    order[last] = order[at] as number
    order[at] = item
  }
  return order
}
