#!/usr/bin/env node
/** The command `heuristica`. Checks the Node version in syntax that older ones can read, then hands over. */

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `heuristica needs Node 24 or later, this is ${process.versions.node}; install a newer Node, or "npm install node@24" beside it\n`,
  )
  process.exitCode = 1
} else {
  const { keepHeapSmall } = await import('./small-heap.ts')
  keepHeapSmall()
  const { main } = await import('./program.ts')
  process.exitCode = await main(process.argv.slice(2))
}
