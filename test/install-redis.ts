/** Before all tests: installs redis-server where that may be done, and says in one line how where it may not. */

import { spawnSync } from 'node:child_process'
import { hasRedis } from './redis-server.ts'

const install = 'apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends redis-server'

export const setup = (): void => {
  if (hasRedis) return
  const isRoot = process.getuid?.() === 0
  if (isRoot && spawnSync('sh', ['-c', install], { stdio: 'ignore', timeout: 120_000 }).status === 0) return
  process.stderr.write('The queue is not tested: install redis-server first, as with `apt-get install redis-server`\n')
}
