/** What a program did, in a few characters: two programs behave alike where they found the same solutions. */

import { createHash } from 'node:crypto'

/** Numbers stand apart from the structure that they are in, as bytes: hashing a number at a time is slow. */
type Flat = { readonly shape: string[]; readonly bytes: Uint8Array[] }

const flatten = (value: unknown, flat: Flat): void => {
  const { shape, bytes } = flat
  if (typeof value === 'number') {
    shape.push('#')
    bytes.push(new Uint8Array(Float64Array.of(value).buffer))
  } else if (ArrayBuffer.isView(value)) {
    shape.push(`${value.constructor.name}${value.byteLength}`)
    bytes.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
  } else if (Array.isArray(value)) {
    if (value.length > 0 && value.every((one) => typeof one === 'number')) flatten(Float64Array.from(value), flat)
    else {
      shape.push(`[${value.length}`)
      for (const one of value) flatten(one, flat)
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    shape.push(`{${entries.length}`)
    for (const [key, one] of entries) {
      shape.push(JSON.stringify(key))
      flatten(one, flat)
    }
  } else {
    shape.push(JSON.stringify(value) ?? typeof value)
  }
}

/** A digest of plain data, here of solutions in the order of their instances: 16 characters, the same in every process. */
export const behaviourOf = (solutions: readonly unknown[]): string => {
  const flat: Flat = { shape: [], bytes: [] }
  for (const solution of solutions) flatten(solution, flat)
  const hash = createHash('sha256').update(flat.shape.join(' ')).update(Buffer.concat(flat.bytes))
  return hash.digest('base64').slice(0, 16)
}
