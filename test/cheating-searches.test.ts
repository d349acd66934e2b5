/** Guests that attack the drivers of searches for the travelling salesman. */

import { type Outcome, testAttacks } from './cheating-guests.ts'

const guided: Readonly<Record<string, Outcome>> = {
  'empty-the-distances': 'scored',
  'grow-the-distances': 'scored',
  'change-the-answer-later': 'scored',
  'hide-rows-behind-proxies': 'scored',
  'look-for-more-arguments': 'scored',
  'replace-itself-in-the-middle': 'scored',
  'scale-the-guide': 'scored',
  'return-too-few-rows': 'invalid',
  'return-short-rows': 'invalid',
  'return-one-row': 'invalid',
  'return-not-a-number': 'invalid',
  'return-texts': 'invalid',
  'throw-to-keep-the-first-tour': 'threw',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-without-end': 'timeout',
}

const update: Readonly<Record<string, Outcome>> = {
  'zero-the-arguments': 'scored',
  'zero-earlier-arguments': 'scored',
  'look-for-more-arguments': 'scored',
  'return-the-tour': 'invalid',
  'return-a-smaller-matrix-later': 'invalid',
  'return-not-a-number-later': 'invalid',
  'remember-earlier-instances': 'depends on earlier instances',
  'throw-to-keep-the-first-tour': 'threw',
  'search-without-end': 'timeout',
}

const ants: Readonly<Record<string, Outcome>> = {
  'draw-from-math-random': 'scored',
  'empty-the-distances': 'scored',
  'look-for-more-arguments': 'scored',
  'return-too-few-rows': 'invalid',
  'return-long-rows': 'invalid',
  'return-not-a-number': 'invalid',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-without-end': 'timeout',
}

const neighbourhoods: Readonly<Record<string, Outcome>> = {
  'empty-the-arguments': 'scored',
  'change-answers-later': 'scored',
  'draw-from-math-random': 'scored',
  'look-for-more-arguments': 'scored',
  'lose-a-city': 'invalid',
  'keep-a-removed-city': 'invalid',
  'leave-out-what-was-removed': 'invalid',
  'visit-a-city-twice': 'invalid',
  'cut-cities-in-half': 'invalid',
  'return-a-list-for-a-record': 'invalid',
  'export-too-many-operators': 'invalid',
  'export-no-operator': 'invalid',
  'remember-earlier-instances': 'depends on earlier instances',
  'repair-without-end': 'timeout',
}

testAttacks([
  { problem: 'tsp/gls', honest: 'KGLS', set: 'reevo-gls-test-20', most: 2, outcomes: guided },
  { problem: 'tsp/gls-update', honest: 'GLS', set: 'test-20', most: 2, outcomes: update },
  { problem: 'tsp/aco', honest: 'inverse distance', set: 'test-20', most: 2, outcomes: ants },
  { problem: 'tsp/lns', honest: 'LNS', set: 'test-20', most: 2, outcomes: neighbourhoods },
])
