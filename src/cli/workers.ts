/** `heuristica workers <url>`: who evaluates behind a Redis, what waits there, and what went wrong. */

import { Command } from 'commander'
import { redisUrlOf } from '../config/redis-url.ts'
import type { Cluster } from '../evaluation/queue/cluster.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { printableLine } from '../report/printable.ts'
import type { Terminal } from './terminal.ts'

const left = (head: string) => ({ head, align: 'left' }) as const
const right = (head: string) => ({ head, align: 'right' }) as const

const workerTable = ({ workers }: Cluster): string =>
  alignedTable(
    [left('worker'), right('load'), right('done'), right('failures'), right('runs'), left('version'), left('walls')],
    workers.map(({ id, busy, concurrency, done, failed, runs, heuristica, node, architecture, walls }) => [
      printableLine(id),
      `${busy}/${concurrency}`,
      String(done),
      String(failed),
      String(runs),
      printableLine(`${heuristica}, Node ${node}, ${architecture}`),
      printableLine(walls.split(' ')[0] ?? ''),
    ]),
  )

const runTable = ({ runs }: Cluster): string =>
  alignedTable(
    [left('run'), left('state'), right('waiting'), right('active'), right('refused by')],
    runs.map(({ run, alive, waiting, active, refusals }) => [
      printableLine(run),
      alive ? 'alive' : 'gone',
      String(waiting),
      String(active),
      String(Object.keys(refusals).length),
    ]),
  )

export const workersCommand = (terminal: Terminal): Command =>
  new Command('workers')
    .description('show who evaluates for other machines, what waits, and what went wrong')
    .argument('[url]', 'the Redis that they share, as redis://host:6379; default: HEURISTICA_QUEUE_URL')
    .option('--json', 'print as JSON')
    .action(async (text: string | undefined, flags: { readonly json?: boolean }) => {
      const { readCluster } = await import('../evaluation/queue/cluster.ts')
      const cluster = await readCluster(redisUrlOf('heuristica workers', text))
      if (flags.json === true) return terminal.out(JSON.stringify(cluster, undefined, 2))
      if (cluster.workers.length === 0) terminal.out('No worker listens there; start one with: heuristica worker <url>')
      else terminal.out(workerTable(cluster))
      if (cluster.runs.length === 0) return terminal.out('No run is under way.')
      terminal.out(`\n${runTable(cluster)}`)
      for (const { run, refusals } of cluster.runs)
        for (const [worker, reason] of Object.entries(refusals))
          terminal.out(printableLine(`${worker} does not serve ${run}: ${reason}`, 500))
    })
