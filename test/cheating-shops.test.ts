/** Guests that attack the drivers and the judges of flow shops and job shops. */

import { testAttacks } from './cheating-guests.ts'

testAttacks([
  {
    problem: 'job-shop/dispatch',
    guests: 'job-shop',
    honest: 'MWKR',
    set: 'train',
    most: 2,
    outcomes: {
      'write-to-the-operation': 'scored',
      'watch-the-shop': 'threw',
      'look-for-more-arguments': 'scored',
      'rate-with-nan': 'invalid',
      'count-calls': 'depends on earlier instances',
      'catch-the-order-in-from': 'threw',
    },
  },
  {
    problem: 'flow-shop/gls',
    guests: 'flow-shop',
    honest: 'penalties',
    set: 'taillard-20-5',
    most: 2,
    outcomes: {
      'zero-the-times': 'scored',
      'guide-by-infinity': 'invalid',
      'rate-too-few': 'invalid',
      'return-a-growing-matrix': 'scored',
      'remember-the-first-instance': 'depends on earlier instances',
      'search-without-end': 'timeout',
    },
  },
])
