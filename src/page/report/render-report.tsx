/** The report as one HTML text that needs nothing else: no script, no font, no request. */

import { renderToString } from 'preact-render-to-string'
import type { RunReport } from '../../report/run-report.ts'
import { highlightStyle } from '../components/highlight.ts'
import { baseStyle } from '../components/style.ts'
import { ReportPage } from './report-page.tsx'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The whole document. */
export const renderReport = (report: RunReport): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(`${report.title}: ${report.run.id}`)}</title>
<style>${baseStyle}${highlightStyle}</style>
</head>
<body>${renderToString(<ReportPage report={report} />)}</body>
</html>
`
