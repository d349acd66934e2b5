/** The states that wait to be expanded: a binary heap by value, the earlier first where values are equal. */

export type OpenList = {
  readonly push: (state: number, value: number) => void
  /** The state with the smallest value, −1 where none waits. */
  readonly pop: () => number
}

export const openList = (): OpenList => {
  const values: number[] = []
  const orders: number[] = []
  const states: number[] = []
  let pushed = 0
  const isBefore = (value: number, order: number, at: number): boolean =>
    value < (values[at] as number) || (value === values[at] && order < (orders[at] as number))
  const place = (at: number, value: number, order: number, state: number): void => {
    values[at] = value
    orders[at] = order
    states[at] = state
  }
  const move = (to: number, from: number): void =>
    place(to, values[from] as number, orders[from] as number, states[from] as number)
  return {
    push: (state, value) => {
      const order = pushed++
      let at = values.length
      while (at > 0 && isBefore(value, order, (at - 1) >> 1)) {
        move(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
      place(at, value, order, state)
    },
    pop: () => {
      const top = states[0] ?? -1
      const value = values.pop() as number
      const order = orders.pop() as number
      const state = states.pop() as number
      const count = values.length
      if (count === 0) return top
      let at = 0
      for (let child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && isBefore(values[child + 1] as number, orders[child + 1] as number, child)) child++
        if (isBefore(value, order, child)) break
        move(at, child)
        at = child
      }
      place(at, value, order, state)
      return top
    },
  }
}
