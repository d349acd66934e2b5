/** A process that runs an endless guest behind the walls that it is told, for the test that kills it. Prints a line once the guest runs. */

import { createSandbox } from '../src/sandbox/pool.ts'
import { guest, honest, jobOf } from './sandbox-jobs.ts'

const sandbox = createSandbox({ workers: 1, sandbox: process.argv[2] === 'bwrap' ? 'bwrap' : 'process' })
await sandbox.run(jobOf(honest))
process.stdout.write('warm\n')
await sandbox.run(jobOf(guest('loop-forever'), { limits: { cpuMs: 60_000, memoryMb: 32 } }))
