/** The corpus of hostile guests: one file each in `guests/`, and the verdicts that they come to. */

import type { Job } from '../src/sandbox/job.ts'
import type { Verdict } from '../src/sandbox/verdict.ts'
import { guest, jobOf } from './sandbox-jobs.ts'

/** A guest's name, and the verdicts that it may come to. */
export type Row = readonly [name: string, ...verdicts: Verdict['kind'][]]

/** Rate jobs. More than one verdict where it depends on the machine which limit strikes first. */
export const priorities: readonly Row[] = [
  ['loop-forever', 'timeout'],
  ['loop-at-the-top-level', 'timeout'],
  ['loop-inside-try', 'timeout'],
  ['loop-in-finally', 'timeout'],
  ['loop-in-microtasks', 'timeout', 'memory'],
  ['loop-in-microtasks-at-the-top-level', 'timeout', 'memory'],
  ['loop-in-a-regular-expression', 'timeout'],
  ['loop-in-a-sort-comparator', 'timeout'],
  ['loop-in-a-getter', 'timeout'],
  ['loop-in-a-proxy-trap', 'timeout'],
  ['loop-in-to-string', 'timeout'],
  ['loop-in-value-of', 'timeout'],
  ['loop-in-a-generator', 'timeout'],
  ['loop-in-an-async-function', 'timeout'],
  ['loop-in-to-primitive', 'timeout'],
  ['loop-in-to-json', 'timeout'],
  ['loop-in-an-iterator', 'timeout'],
  ['loop-in-a-replacer', 'timeout'],
  ['loop-in-a-species', 'timeout'],
  ['fill-a-typed-array-for-ever', 'timeout'],
  ['match-a-regular-expression-with-back-references', 'timeout'],
  ['raise-a-bigint-to-a-power', 'timeout', 'memory', 'threw'],
  ['square-a-bigint', 'timeout', 'memory', 'threw'],
  ['fill-a-giant-array', 'timeout', 'memory'],
  ['fill-an-array-from-a-length', 'timeout', 'memory', 'threw'],
  ['double-a-string', 'threw', 'memory'],
  ['recurse-without-end', 'threw'],
  ['throw-with-a-looping-message', 'timeout'],
  ['throw-with-a-looping-message-at-the-top-level', 'timeout'],
  ['throw-a-huge-message', 'threw', 'memory', 'timeout'],
  ['throw-a-proxy', 'threw'],
  ['throw-nothing', 'threw'],
  ['throw-in-the-heuristic', 'threw'],
  ['hook-error-stacks', 'threw'],
  ['reach-function-by-constructors', 'threw'],
  ['reach-function-by-a-generator', 'threw'],
  ['reach-function-by-async', 'threw'],
  ['evaluate-a-string', 'threw'],
  ['import-dynamically', 'threw'],
  ['import-statically', 'invalid'],
  ['ask-for-the-process', 'threw'],
  ['ask-for-the-time', 'threw'],
  ['ask-for-the-time-by-intl', 'threw'],
  ['ask-for-performance', 'threw'],
  ['ask-for-timers', 'threw'],
  ['ask-for-a-file', 'threw'],
  ['ask-for-the-network', 'threw'],
  ['ask-who-collects-garbage', 'threw'],
  ['allocate-webassembly-memory', 'threw'],
  ['share-a-buffer', 'threw'],
  ['wait-on-atomics', 'threw'],
  ['resize-a-buffer', 'threw'],
  ['patch-math', 'threw'],
  ['patch-array-push', 'threw'],
  ['patch-array-iteration', 'threw'],
  ['patch-the-array-constructor', 'invalid'],
  ['patch-the-array-constructor-at-the-top-level', 'invalid'],
  ['pollute-object-prototype', 'threw'],
  ['pollute-array-elements', 'threw'],
  ['patch-typed-arrays', 'threw'],
  ['add-a-global', 'threw'],
  ['replace-a-global', 'threw'],
  ['return-nothing', 'invalid'],
  ['return-not-a-number', 'invalid'],
  ['return-a-string', 'invalid'],
  ['return-an-object-with-value-of', 'invalid'],
  ['return-a-promise', 'invalid'],
  ['return-a-thenable', 'invalid'],
  ['forge-an-objective', 'invalid'],
  ['export-nothing', 'invalid'],
  ['export-a-number', 'invalid'],
  ['wait-at-the-top-level', 'invalid'],
  ['throw-at-the-top-level', 'threw'],
  ['break-the-syntax', 'syntax'],
  ['nest-the-syntax-deeply', 'syntax', 'threw', 'returned'],
]

/** With CPU time to spare, so that memory is what they run out of. */
export const floods: readonly Row[] = [
  ['flood-with-arrays', 'memory'],
  ['flood-with-a-map', 'memory'],
  ['flood-with-a-set', 'memory'],
  ['flood-with-objects', 'memory'],
  ['flood-with-typed-arrays', 'memory'],
  ['flood-with-strings', 'memory'],
  ['flood-with-promises', 'memory'],
  ['flood-with-closures', 'memory'],
  ['flood-between-instances', 'memory'],
]

/** Those that throw where they find what they look for, and otherwise are honest. */
export const spies: readonly Row[] = [
  ['read-the-stack-for-paths', 'returned'],
  ['read-import-meta', 'returned'],
  ['read-this-at-the-top-level', 'returned'],
  ['list-the-globals', 'returned'],
  ['look-for-a-clock', 'returned'],
  ['find-anything-that-can-be-changed', 'returned'],
]

/** Order jobs. */
export const sequences: readonly Row[] = [
  ['sequence-by-proxy', 'timeout'],
  ['sequence-sparse', 'invalid'],
  ['sequence-giant', 'oversized'],
  ['sequence-with-getters', 'invalid'],
  ['sequence-not-a-number', 'invalid'],
  ['sequence-with-a-lying-length', 'oversized'],
  ['sequence-that-grows-while-read', 'returned'],
  ['mutate-the-instance', 'returned'],
]

const plenty: Job['limits'] = { cpuMs: 20_000, memoryMb: 32 }

/** A guest as a job, with what is expected of it. */
export type HostileJob = { readonly name: string; readonly verdicts: readonly Verdict['kind'][]; readonly job: Job }

const jobsOf = (rows: readonly Row[], part: Parameters<typeof jobOf>[1]): readonly HostileJob[] =>
  rows.map(([name, ...verdicts]) => ({ name, verdicts, job: jobOf(guest(name), part) }))

/** The whole corpus. */
export const corpus: readonly HostileJob[] = [
  ...jobsOf(priorities, {}),
  ...jobsOf(sequences, { returns: 'permutation' }),
  ...jobsOf(floods, { limits: plenty }),
  ...jobsOf(spies, {}),
]
