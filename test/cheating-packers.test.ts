/** Guests that attack the drivers and the judge of bin packing. */

import { type Outcome, testAttacks } from './cheating-guests.ts'

const online: Readonly<Record<string, Outcome>> = {
  'fill-the-capacities': 'scored',
  'empty-the-capacities': 'scored',
  'freeze-the-capacities': 'scored',
  'fill-earlier-capacities': 'scored',
  'watch-earlier-capacities': 'scored',
  'return-the-capacities': 'scored',
  'change-the-answer-later': 'scored',
  'look-for-later-items': 'scored',
  'climb-to-the-caller': 'threw',
  'catch-the-bins-in-push': 'threw',
  'catch-the-rooms-in-fill': 'threw',
  'set-an-element-on-the-prototype': 'threw',
  'count-the-slots': 'scored',
  'leave-a-bin-out': 'invalid',
  'add-a-bin': 'invalid',
  'leave-holes': 'invalid',
  'rate-with-nan': 'invalid',
  'rate-with-texts': 'invalid',
  'rate-one-with-infinity': 'scored',
  'return-a-typed-array': 'scored',
  'return-a-number': 'invalid',
  'count-calls': 'depends on earlier instances',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-inside-a-call': 'timeout',
}

const onlineScore: Readonly<Record<string, Outcome>> = {
  'look-for-more-arguments': 'scored',
  'climb-to-the-caller': 'threw',
  'count-calls': 'depends on earlier instances',
  'count-from-each-instance': 'scored',
  'remember-earlier-instances': 'depends on earlier instances',
  'rate-with-nan': 'invalid',
  'rate-with-a-getter': 'invalid',
  'return-nothing': 'invalid',
  'replace-itself-in-the-middle': 'scored',
  'rate-everything-alike': 'scored',
  'catch-the-scores-in-fill': 'threw',
  'throw-to-end-the-loop': 'threw',
}

const onlineState: Readonly<Record<string, Outcome>> = {
  'write-to-the-context': 'scored',
  'write-to-the-counts': 'scored',
  'write-to-the-counts-later': 'scored',
  'catch-the-counts-in-set': 'scored',
  'give-the-context-a-prototype': 'threw',
  'watch-the-context': 'threw',
  'freeze-the-context': 'threw',
  'look-for-the-horizon': 'scored',
  'count-calls': 'depends on earlier instances',
  'remember-earlier-instances': 'depends on earlier instances',
  'rate-with-nan': 'invalid',
}

const offline: Readonly<Record<string, Outcome>> = {
  'zero-the-items': 'scored',
  'share-a-row': 'scored',
  'change-the-matrix-later': 'scored',
  'scale-beyond-the-limits': 'scored',
  'look-for-more-arguments': 'scored',
  'draw-from-its-own-stream': 'scored',
  'leave-a-row-out': 'invalid',
  'leave-a-column-out': 'invalid',
  'return-nan': 'invalid',
  'return-a-packing': 'invalid',
  'remember-earlier-instances': 'depends on earlier instances',
}

const order: Readonly<Record<string, Outcome>> = {
  'write-to-the-items': 'scored',
  'freeze-the-items': 'threw',
  'watch-the-items': 'threw',
  'look-for-more': 'scored',
  'catch-the-order-in-to-sorted': 'threw',
  'count-calls': 'depends on earlier instances',
  'return-nan': 'invalid',
  'rate-with-infinities': 'scored',
}

const pack: Readonly<Record<string, Outcome>> = {
  'zero-the-items': 'scored',
  'zero-earlier-items': 'scored',
  'claim-an-objective': 'scored',
  'return-a-typed-array': 'scored',
  'number-bins-from-behind': 'scored',
  'look-for-more-arguments': 'scored',
  'remember-earlier-instances': 'depends on earlier instances',
  'put-all-into-one-bin': 'invalid',
  'leave-an-item-out': 'invalid',
  'add-an-item': 'invalid',
  'put-an-item-nowhere': 'invalid',
  'cut-bins-in-half': 'invalid',
  'put-an-item-at-infinity': 'invalid',
  'leave-holes': 'invalid',
  'wrap-around-bins': 'invalid',
  'return-bins-of-items': 'invalid',
  'search-without-end': 'timeout',
}

testAttacks([
  { problem: 'bin-packing/online', honest: 'Best fit', set: 'train', most: 2, outcomes: online },
  { problem: 'bin-packing/online-score', honest: 'Best fit', set: 'train', most: 2, outcomes: onlineScore },
  { problem: 'bin-packing/online-state', honest: 'Best fit', set: 'train', most: 2, outcomes: onlineState },
  { problem: 'bin-packing/offline', honest: 'Size', set: 'train', most: 2, outcomes: offline },
  { problem: 'bin-packing/order', honest: 'Decreasing', set: 'train', most: 2, outcomes: order },
  { problem: 'bin-packing/pack', honest: 'Next fit', set: 'train', most: 2, outcomes: pack },
])
