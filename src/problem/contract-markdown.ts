/** A contract as a section of a prompt. */

import type { Contract } from './contract.ts'
import { fieldText, namedFields, resultText, resultTypeText, typeText } from './signature.ts'

/** Markdown without a heading: what the function does, a list of the parameters with their fields, and what it returns. */
export const contractMarkdown = (contract: Contract): string => {
  const { name, doc, parameters, returns, returnsDoc } = contract
  const parameterLines = parameters.flatMap((parameter) =>
    namedFields(parameter.name, parameter).map(([path, field]) => {
      const indent = '  '.repeat(path.split('.').length - 1)
      const type = field.type.kind === 'record' ? 'object' : typeText(field.type)
      return `${indent}- \`${path}\` (\`${type}\`): ${fieldText(field)}`.replace(/: $/, '')
    }),
  )
  return [
    `\`${name}(${parameters.map((one) => one.name).join(', ')})\`: ${doc.trim()}`,
    '',
    'Parameters (read-only):',
    '',
    ...parameterLines,
    '',
    `Returns (\`${resultTypeText(returns)}\`): ${[returnsDoc, resultText(returns)].filter(Boolean).join('; ')}.`,
  ].join('\n')
}
