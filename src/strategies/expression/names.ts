/** Names for generated code that meet nobody else's. */

const reserved: readonly string[] = (
  'Math Number Array Infinity NaN undefined let const for of in if else return function export default new delete typeof ' +
  'void var class this do while with yield await async case switch true false null try catch throw'
).split(' ')

/** Hands out names: the one asked for, or the first of it with a number behind that is free. */
export const namesBeside = (taken: Iterable<string>): ((wish: string) => string) => {
  const used = new Set([...reserved, ...taken])
  return (wish) => {
    let name = wish
    for (let number = 2; used.has(name); number++) name = `${wish}${number}`
    used.add(name)
    return name
  }
}

/** The words of a code as one camelCase word: `job.p` and `distance[i][j]` as `p` and `distance`. */
export const wordOf = (code: string): string => code.replace(/\[.*$/, '').split('.').at(-1) ?? code

/** The word with its first letter in upper case. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
