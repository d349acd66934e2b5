/** Builds the report's page into one module that Node imports: components, highlighter and style in one file. */

import { defineConfig, type UserConfig } from 'vite'

const config: UserConfig = defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: {
    ssr: 'report/render-report.tsx',
    outDir: '../../dist/page',
    emptyOutDir: false,
    minify: false,
    target: 'node24',
    rollupOptions: { output: { entryFileNames: 'render-report.js' } },
  },
})
export default config
