/** Guests that attack the drivers and the judge of total tardiness. */

import { type Outcome, testAttacks } from './cheating-guests.ts'

const dispatch: Readonly<Record<string, Outcome>> = {
  'write-to-the-summary': 'scored',
  'end-the-loop-by-the-summary': 'scored',
  'prolong-the-loop-by-the-summary': 'scored',
  'watch-the-summary': 'threw',
  'freeze-the-summary': 'threw',
  'shorten-a-job': 'threw',
  'give-jobs-a-prototype': 'threw',
  'climb-to-the-caller': 'threw',
  'look-for-more-arguments': 'scored',
  'catch-the-waiting-list-in-copy-within': 'threw',
  'catch-the-waiting-list-in-to-sorted': 'threw',
  'catch-arrays-by-species': 'threw',
  'catch-frames-in-error-stacks': 'scored',
  'find-the-driver-by-its-name': 'scored',
  'import-the-driver': 'scored',
  'replace-itself-in-the-middle': 'scored',
  'throw-to-end-the-loop': 'threw',
  'rate-everything-alike': 'scored',
  'count-calls': 'depends on earlier instances',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-inside-a-call': 'timeout',
}

const sequence: Readonly<Record<string, Outcome>> = {
  'repeat-a-job': 'invalid',
  'leave-a-job-out': 'invalid',
  'leave-all-jobs-out': 'invalid',
  'add-a-job': 'invalid',
  'name-a-job-that-is-not-there': 'invalid',
  'name-a-job-before-the-first': 'invalid',
  'cut-jobs-in-half': 'invalid',
  'put-a-job-at-infinity': 'invalid',
  'wrap-around-indices': 'invalid',
  'leave-holes': 'invalid',
  'return-a-typed-array': 'scored',
  'claim-an-objective': 'scored',
  'zero-the-arguments': 'scored',
  'empty-the-arguments': 'scored',
  'zero-earlier-arguments': 'scored',
  'look-for-more-arguments': 'scored',
  'look-behind-the-arguments': 'scored',
  'remember-earlier-instances': 'depends on earlier instances',
  'search-without-end': 'timeout',
}

const improve: Readonly<Record<string, Outcome>> = {
  'write-to-the-move': 'scored',
  'prolong-the-search': 'scored',
  'end-the-search': 'scored',
  'freeze-the-move': 'threw',
  'watch-the-search': 'threw',
  'look-for-more-arguments': 'scored',
  'replace-itself-in-the-middle': 'scored',
  'count-calls': 'depends on earlier instances',
  'remember-earlier-instances': 'depends on earlier instances',
  'score-with-nan': 'invalid',
  'search-inside-a-call': 'timeout',
}

testAttacks([
  { problem: 'tardiness/dispatch', honest: 'EDD', set: 'test-20', outcomes: dispatch },
  { problem: 'tardiness/sequence', honest: 'EDD', set: 'test-20', outcomes: sequence },
  { problem: 'tardiness/improve', honest: 'steepest descent', set: 'test-20', outcomes: improve },
])
