/** Builds the inspector's page: scripts and style in files of their own, as its content security policy wants them. */

import { defineConfig, type UserConfig } from 'vite'

const config: UserConfig = defineConfig({
  root: `${import.meta.dirname}/inspector`,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../../dist/page/inspector',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
})
export default config
