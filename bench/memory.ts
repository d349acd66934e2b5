/** Memory of the main process over a long run: it must not grow with the run's length. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepHeapSmall } from '../src/cli/small-heap.ts'
import { discover } from '../src/config/discover.ts'

keepHeapSmall()
const { values } = parseArgs({ options: { candidates: { type: 'string', default: '20000' } } })
const wanted = Number(values.candidates)
const every = Math.max(1, Math.round(wanted / 20))

const runs = mkdtempSync(join(tmpdir(), 'heuristica-memory-'))
const stop = new AbortController()
let delivered = 0
let peakMb = 0
console.log('candidates  resident MB')
await discover(
  { problem: 'tardiness', seed: 1, runs, budget: { evaluations: 1e9 }, options: { tuningShare: 0.05 } },
  {
    signal: stop.signal,
    onEvent: (event) => {
      if (event.kind !== 'delivered') return
      delivered += 1
      if (delivered % every === 0) {
        const residentMb = process.memoryUsage().rss / 2 ** 20
        peakMb = Math.max(peakMb, residentMb)
        console.log(`${String(delivered).padStart(10)}  ${residentMb.toFixed(0).padStart(11)}`)
      }
      if (delivered === wanted) stop.abort()
    },
  },
)
console.log(`\nPeak ${peakMb.toFixed(0)} MB over ${delivered} candidates; expected: below 400 MB`)
rmSync(runs, { recursive: true, force: true })
