/** What `heuristica doctor` looks at of models: each is tried as a run would use it. */

import type { EndpointSettings } from '../models/endpoint.ts'
import { probeModel } from '../models/probe.ts'
import type { Finding } from './findings.ts'

/** How long a model may take for all that is tried of it; a local server loads it first. */
const probeTimeoutMs = 300_000

/** The findings of every model in turn; one that says so where there is none. */
export const modelFindings = async (
  names: readonly string[],
  endpoints: Readonly<Record<string, EndpointSettings>>,
): Promise<readonly Finding[]> => {
  if (names.length === 0) {
    const found = 'none named; genetic programming needs none (--model <name> tries one)'
    return [{ what: 'model', state: 'ok', found, advice: '' }]
  }
  const findings: Finding[] = []
  for (const name of names) {
    const options = { env: process.env, endpoints, seed: 1 }
    const found = await probeModel(name, { ...options, signal: AbortSignal.timeout(probeTimeoutMs) })
    // Of several, each finding says whose it is.
    const whose = (what: string): string => (names.length === 1 || what === name ? what : `${name}: ${what}`)
    findings.push(...found.map((finding) => ({ ...finding, what: whose(finding.what) })))
  }
  return findings
}
