/** Builds `dist/`: compiles `src` and `problems`, and copies what is not code. */

import { execFileSync } from 'node:child_process'
import { cpSync, rmSync, chmodSync } from 'node:fs'

const root = new URL('..', import.meta.url).pathname
process.chdir(root)

rmSync('dist', { recursive: true, force: true })
const compile = (project: string): void => {
  execFileSync('npx', ['--no-install', 'tsc', '--project', project], { stdio: 'inherit' })
}
compile('tsconfig.build.json')
compile('problems/tsconfig.build.json')

/** Everything but TypeScript goes over as it is. */
const copy = (from: string, to: string): void =>
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !/\.tsx?$/.test(path) && !path.endsWith('tsconfig.build.json') && !path.startsWith('src/page'),
  })
copy('problems', 'dist/problems')
copy('prompts', 'dist/prompts')
// What `heuristica new problem` starts from stays TypeScript.
cpSync('examples/problems/makespan/order', 'dist/examples/problems/makespan/order', { recursive: true })
copy('src', 'dist')
for (const page of ['report', 'inspector'])
  execFileSync('npx', ['--no-install', 'vite', 'build', '--config', `src/page/vite.${page}.ts`], { stdio: 'inherit' })
chmodSync('dist/cli/main.js', 0o755)
