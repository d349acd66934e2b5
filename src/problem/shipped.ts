/** Where the things are that ship with the program: beside the sources in a checkout, beside the compiled code in a package. */

import { fileURLToPath } from 'node:url'

const root = new URL(import.meta.url.endsWith('.ts') ? '../../' : '../', import.meta.url)

/** Absolute path of the folder of shipped problems or prompts, or of the example that a new problem starts from. */
export const shippedFolder = (name: 'problems' | 'prompts' | 'examples/problems/makespan/order'): string =>
  fileURLToPath(new URL(name, root))
