/** Guests that attack the drivers and the judge of the vehicle routing problem. */

import { type Outcome, testAttacks } from './cheating-guests.ts'

const construct: Readonly<Record<string, Outcome>> = {
  'take-what-does-not-fit': 'invalid',
  'stay-in-the-depot': 'invalid',
  'change-all-arguments': 'scored',
  'look-for-more-arguments': 'scored',
  'count-calls': 'depends on earlier instances',
}

const ants: Readonly<Record<string, Outcome>> = {
  'empty-the-arguments': 'scored',
  'leave-the-depot-out': 'invalid',
  'remember-earlier-instances': 'depends on earlier instances',
}

const neighbourhoods: Readonly<Record<string, Outcome>> = {
  'empty-the-arguments': 'scored',
  'change-answers-later': 'scored',
  'serve-all-in-one-route': 'invalid',
  'lose-a-customer': 'invalid',
  'remove-the-depot': 'invalid',
  'return-one-list': 'invalid',
  'remember-earlier-instances': 'depends on earlier instances',
  'repair-without-end': 'timeout',
}

const both = { set: 'test-20', most: 2 }

testAttacks([
  { problem: 'cvrp/construct', guests: 'cvrp-construct', honest: 'nearest neighbour', ...both, outcomes: construct },
  { problem: 'cvrp/aco', guests: 'cvrp-aco', honest: 'inverse distance', ...both, outcomes: ants },
  { problem: 'cvrp/lns', guests: 'cvrp-lns', honest: 'LNS', ...both, outcomes: neighbourhoods },
])
