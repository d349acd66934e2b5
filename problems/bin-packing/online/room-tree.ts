/** The room left in numbered bins, under a tree of maxima: bins that an item fits into are found in their order without looking at the others. */

/** Node 1 is the root, node k has children 2k and 2k + 1; the leaf of a bin is `leaves` + bin. */
export type RoomTree = { readonly leaves: number; readonly room: Int32Array }

/** No room in any of `bins` bins. */
export const createRoomTree = (bins: number): RoomTree => {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(2, bins)))
  return { leaves, room: new Int32Array(2 * leaves) }
}

/** What is left in a bin. */
export const roomOf = ({ leaves, room }: RoomTree, bin: number): number => room[leaves + bin] as number

export const setRoom = ({ leaves, room }: RoomTree, bin: number, left: number): void => {
  let node = leaves + bin
  room[node] = left
  while (node > 1) {
    node >>= 1
    const most = Math.max(room[2 * node] as number, room[2 * node + 1] as number)
    if (room[node] === most) return
    room[node] = most
  }
}

/** Writes the bins with at least so much room, which is positive, into a list, lowest first; returns how many there are. */
export const findFitting = ({ leaves, room }: RoomTree, least: number, into: Int32Array): number => {
  let count = 0
  let node = 1
  for (;;) {
    if ((room[node] as number) >= least) {
      if (node < leaves) {
        node *= 2
        continue
      }
      into[count++] = node - leaves
    }
    // Up from right children, then to the sibling; the root is the last right child.
    while ((node & 1) === 1) {
      if (node === 1) return count
      node >>= 1
    }
    node++
  }
}
