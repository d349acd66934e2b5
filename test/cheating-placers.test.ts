/** Guests that attack the driver and the judge of FlatPack. */

import { testAttacks } from './cheating-guests.ts'

testAttacks([
  {
    problem: 'flatpack/place',
    honest: 'touching perimeter',
    set: 'train',
    most: 3,
    outcomes: {
      'write-to-the-placement': 'scored',
      'empty-the-grid': 'scored',
      'fill-the-window': 'scored',
      'end-the-loop-by-the-progress': 'scored',
      'watch-the-progress': 'threw',
      'rate-with-nan': 'invalid',
      'look-for-more-arguments': 'scored',
      'catch-the-blocks-in-a-set': 'threw',
      'count-calls': 'depends on earlier instances',
    },
  },
])
