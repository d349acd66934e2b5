/** A worker that takes jobs and answers at once: what is left is the queue itself. Started by `queue.ts`. */

import { createSeal } from '../src/evaluation/queue/seal.ts'
import { connectRedis } from '../src/evaluation/queue/connection.ts'
import { runKeys, runsKey } from '../src/evaluation/queue/keys.ts'
import { ServedRun } from '../src/evaluation/queue/served-run.ts'

const [url = '', concurrency = '1'] = process.argv.slice(2)
const client = await connectRedis(url, { onGone: () => process.exit(), onBack: () => {} })
const served = new Map<string, ServedRun>()
setInterval(() => void look(), 50)

const look = async (): Promise<void> => {
  for (const run of await client.smembers(runsKey)) {
    const seal = createSeal(run, undefined)
    const sealed = await client.getBuffer(runKeys(run).manifest)
    if (sealed === null || served.has(run)) continue
    const one = new ServedRun({
      client,
      run,
      manifest: seal.open('manifest', '', sealed)?.toString() ?? '',
      seal,
      runBlock: ({ block }) => {
        const zeros = new Float64Array(block.instances.length)
        return Promise.resolve({
          kind: 'scored',
          objectives: zeros,
          cpuMs: zeros,
          diagnostics: undefined,
          behaviour: '',
        })
      },
      concurrency: Number(concurrency),
      leaseMs: 30_000,
      walls: 'none',
      onBusy: () => {},
      onDone: () => {},
      onError: (error) => process.stderr.write(`${error.message}\n`),
      onFailure: (job, reason) => process.stderr.write(`${job} failed: ${reason}\n`),
    })
    served.set(run, one)
  }
}
