/** Makes the folder of a new problem from the example that ships with the program. */

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { InputError } from './input-error.ts'
import { listProblems } from './registry.ts'
import { shippedFolder } from './shipped.ts'

const part = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const nameShape = new RegExp(`^${part}(?:/${part})?$`)

const refuse = (message: string): never => {
  throw new InputError(message)
}

const checkName = async (name: string, parent: string): Promise<void> => {
  if (!nameShape.test(name))
    refuse(`A problem's name is made of small letters, digits and hyphens, as bakery or baking/bread, not '${name}'`)
  const entries = await listProblems({ folders: existsSync(parent) ? [parent] : [] })
  const taken = entries.find((entry) => entry.name === name || entry.family === name)
  if (taken !== undefined) refuse(`'${name}' is taken: ${taken.file}; choose another name`)
  const [family = '', problem] = name.split('/')
  if (problem !== undefined && existsSync(join(parent, family, 'problem.ts')))
    refuse(`${join(parent, family)} is a problem itself, so that it cannot hold '${name}'; choose another family`)
  if (existsSync(join(parent, name))) refuse(`${join(parent, name)} exists already; choose another name, or remove it`)
}

/** The folder of the new problem, in `parent`, which is made too. Rejects with InputError for a malformed name, one that is taken, and a folder that exists; nothing is overwritten. */
export const startProblem = async (name: string, parent: string): Promise<string> => {
  await checkName(name, parent)
  const folder = join(parent, name)
  mkdirSync(dirname(folder), { recursive: true })
  // Under a hidden name first, so that a failure leaves no half problem to be found.
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  try {
    cpSync(shippedFolder('examples/problems/makespan/order'), draft, { recursive: true })
    const file = join(draft, 'problem.ts')
    const text = readFileSync(file, 'utf8')
      .replace("name: 'makespan/order'", `name: '${name}'`)
      .replace("family: 'makespan'", `family: '${name.split('/')[0]}'`)
    writeFileSync(file, text)
    // The files are ES modules whatever the folders around them say.
    writeFileSync(join(draft, 'package.json'), '{ "private": true, "type": "module" }\n')
    chmodSync(draft, 0o755)
    renameSync(draft, folder)
    return folder
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
