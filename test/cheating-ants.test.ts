/** Guests that attack the drivers of the two ant colonies that collect, and that of weighted tardiness. */

import { testAttacks } from './cheating-guests.ts'

testAttacks([
  {
    problem: 'orienteering/aco',
    guests: 'orienteering',
    honest: 'prize over distance',
    set: 'train',
    most: 2,
    outcomes: {
      'empty-the-arguments': 'scored',
      'draw-from-math-random': 'scored',
      'look-for-more-arguments': 'scored',
      'lift-the-limit': 'scored',
      'return-short-rows': 'invalid',
      'remember-earlier-instances': 'depends on earlier instances',
    },
  },
  {
    problem: 'knapsack/multi',
    guests: 'knapsack',
    honest: 'prize per weight',
    set: 'train',
    most: 2,
    outcomes: {
      'empty-the-arguments': 'scored',
      'change-the-answer-later': 'scored',
      'look-for-more-arguments': 'scored',
      'return-too-many': 'invalid',
      'return-not-a-number': 'invalid',
      'remember-earlier-instances': 'depends on earlier instances',
    },
  },
  {
    problem: 'weighted-tardiness/dispatch',
    guests: 'weighted-tardiness',
    honest: 'WSPT',
    set: 'test-20',
    most: 4,
    outcomes: {
      'write-to-the-summary': 'scored',
      'prolong-the-loop-by-the-summary': 'scored',
      'write-to-what-never-changes': 'threw',
      'make-a-job-heavier': 'threw',
      'watch-the-summary': 'threw',
      'look-for-more-arguments': 'scored',
      'remember-earlier-instances': 'depends on earlier instances',
    },
  },
])
