import { availableParallelism } from 'node:os'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{src,problems,bench,test}/**/*.test.ts'],
    globalSetup: ['test/install-redis.ts'],
    // Tests wait for processes of their own most of the time: one core less than there are, as by default, would stand idle.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
export default config
