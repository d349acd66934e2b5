/** TypeScript to JavaScript by blanking the types out, so that lines and columns stay. */

import { stripTypeScriptTypes } from 'node:module'

/** The source without its types; throws SyntaxError for what is not erasable TypeScript. */
export const stripTypes = (source: string): string => {
  const emitWarning = process.emitWarning.bind(process)
  // The function is marked experimental and says so once; the versions that we support all have it.
  process.emitWarning = (warning: string | Error, ...rest: []) => {
    if (!String(warning).includes('stripTypeScriptTypes')) emitWarning(warning, ...rest)
  }
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
