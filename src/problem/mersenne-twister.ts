/** The Mersenne Twister MT19937 of Matsumoto and Nishimura (1998), which NumPy and Python draw from. */

export const stateLength = 624
const middle = 397

/** The state that a seed below 2³² is spread over. */
export const seededState = (seed: number): Uint32Array => {
  const state = new Uint32Array(stateLength)
  state[0] = seed
  for (let i = 1; i < stateLength; i++) {
    const last = state[i - 1] as number
    state[i] = Math.imul(1812433253, last ^ (last >>> 30)) + i
  }
  return state
}

/** 32 random bits a call, from a state that it takes over. */
export const mersenneTwister = (state: Uint32Array): (() => number) => {
  let at = stateLength
  const renew = (): void => {
    for (let i = 0; i < stateLength; i++) {
      const y = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % stateLength] as number) & 0x7fffffff)
      state[i] = (state[(i + middle) % stateLength] as number) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df)
    }
    at = 0
  }
  return () => {
    if (at === stateLength) renew()
    let y = state[at++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }
}
