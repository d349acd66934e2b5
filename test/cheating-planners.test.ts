/** Guests that attack the search and the judge of planning. */

import { testAttacks } from './cheating-guests.ts'

testAttacks([
  {
    problem: 'planning/spanner',
    honest: 'goal count',
    set: 'train',
    most: 3,
    outcomes: {
      'write-to-the-state': 'scored',
      'add-to-the-facts': 'scored',
      'change-the-goal': 'threw',
      'change-an-action': 'threw',
      'freeze-the-state': 'threw',
      'watch-the-state': 'threw',
      'look-for-more-arguments': 'scored',
      'catch-the-states-in-copy-within': 'threw',
      'rate-with-nan': 'invalid',
      'count-calls': 'depends on earlier instances',
      'keep-what-was-worked-out': 'scored',
    },
  },
])
