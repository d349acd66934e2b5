/** Where the things are that ship with the program: beside the sources in a checkout, beside the compiled code in a package. */

import { fileURLToPath } from 'node:url'

const root = new URL(import.meta.url.endsWith('.ts') ? '../../' : '../', import.meta.url)

/** Absolute path of the folder of shipped problems or prompts. */
export const shippedFolder = (name: 'problems' | 'prompts'): string => fileURLToPath(new URL(name, root))
