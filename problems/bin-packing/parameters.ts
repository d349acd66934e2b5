/** Parameters that several contracts of the family have. */

import { type Described, number, vector } from 'heuristica/problem'

export const size = 'size units'

type NumberField = Described<{ readonly kind: 'number' }>

/** What the score of a bin is given of item and bin. */
export const itemAndRemaining: Readonly<Record<'item' | 'remaining', NumberField>> = {
  item: number({ unit: size, range: [1, undefined], doc: 'size of the item' }),
  remaining: number({
    unit: size,
    range: [1, undefined],
    doc: 'what is left in the bin, before the item is put there; at least item',
  }),
}

/** All that is to be packed. */
export const itemsAndCapacity: {
  readonly items: Described<{ readonly kind: 'vector'; readonly length: string }>
  readonly capacity: NumberField
} = {
  items: vector('items', { unit: size, range: [1, undefined], doc: 'sizes of all items' }),
  capacity: number({ unit: size, range: [1, undefined], doc: 'capacity of every bin' }),
}
