import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{src,problems,bench,test}/**/*.test.ts'],
    globalSetup: ['test/install-redis.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
export default config
