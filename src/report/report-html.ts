/** The report's page, rendered by the components that the build puts beside the program. */

import { existsSync } from 'node:fs'
import type { RunReport } from './run-report.ts'

/** In a checkout the built page is in `dist`; when installed it is one folder up from here. */
const built = ['../page/render-report.js', '../../dist/page/render-report.js'].map(
  (path) => new URL(path, import.meta.url),
)

/** One self-contained HTML document. Rejects where the page was not built. */
export const reportHtml = async (report: RunReport): Promise<string> => {
  const module = built.find((url) => existsSync(url))
  if (module === undefined) throw new Error('The page of reports is not built; run: npm run build')
  const { renderReport } = (await import(module.href)) as { readonly renderReport: (report: RunReport) => string }
  return renderReport(report)
}
