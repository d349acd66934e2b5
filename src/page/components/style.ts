/** The style that the report and the inspector share: light and dark by the reader's system, readable from a phone to a desk. */

export const baseStyle = `
:root{color-scheme:light dark;--ground:#fff;--text:#1f2328;--soft:#59636e;--edge:#d1d9e0;--panel:#f6f8fa;--accent:#0969da;--good:#1a7f37;--bad:#cf222e;--added:#dafbe1;--removed:#fff3f1;--heat:210 100% 45%}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#e6edf3;--soft:#9198a1;--edge:#3d444d;--panel:#151b23;--accent:#4493f8;--good:#3fb950;--bad:#f85149;--added:#12361f;--removed:#3c1618;--heat:210 90% 60%}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:break-word}
main{max-width:1120px;margin:0 auto;padding:24px 20px 80px}
h1{font-size:1.7rem;line-height:1.25;margin:.4em 0 .2em}h2{font-size:1.25rem;margin:2.2em 0 .6em;padding-bottom:.25em;border-bottom:1px solid var(--edge)}h3{font-size:1.02rem;margin:1.6em 0 .4em}
a{color:var(--accent)}
p,ul{margin:.6em 0}li.inner{margin-left:1.4em}
code{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
p>code,li>code,td>code{background:var(--panel);padding:.1em .3em;border-radius:4px}
.soft{color:var(--soft)}.lead{font-size:1.08rem}
nav.contents{display:flex;flex-wrap:wrap;gap:4px 14px;margin:14px 0;font-size:.92rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.86rem;min-width:100%}
th,td{padding:5px 8px;border-bottom:1px solid var(--edge);text-align:left;vertical-align:top;white-space:nowrap}
th{font-weight:600}.right{text-align:right;font-variant-numeric:tabular-nums}
tr.discovered td{font-weight:600}tr.control td:first-child::after{content:" (control)";color:var(--soft);font-weight:400}
table.facts td{white-space:normal}table.facts td:first-child{color:var(--soft);white-space:nowrap}table.facts td+td{overflow-wrap:anywhere}
pre.code{background:var(--panel);border:1px solid var(--edge);border-radius:6px;padding:10px 0;overflow-x:auto;margin:.8em 0}
pre.code code{display:block;min-width:max-content}
.line{display:flex;padding-right:12px}.line .number{flex:none;width:3.2em;padding-right:1em;text-align:right;color:var(--soft);user-select:none}
.line .text{white-space:pre}.line .count{flex:none;width:6.2em;padding-right:1em;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums;user-select:none}
.line.added{background:var(--added)}.line.removed{background:var(--removed)}.line.changed{background:var(--added)}.line.folded{color:var(--soft);padding-left:3.2em}
.heat1{box-shadow:inset 3px 0 hsl(var(--heat)/.25)}.heat2{box-shadow:inset 3px 0 hsl(var(--heat)/.55)}.heat3{box-shadow:inset 4px 0 hsl(var(--heat))}
figure.plot{margin:0}figure.plot svg{width:100%;height:auto;display:block}.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:16px}
figcaption{font-size:.86rem;color:var(--soft)}
svg text{fill:var(--text)}svg .tick{font-size:11px;fill:var(--soft)}svg .end{text-anchor:end}svg .middle{text-anchor:middle}
svg .grid{stroke:var(--edge);stroke-width:1}svg .known{stroke:var(--soft);stroke-width:1;stroke-dasharray:4 4}svg .best{fill:none;stroke:var(--accent);stroke-width:2.2}
svg .dot{fill:var(--soft);fill-opacity:.55}svg .stands .dot{fill:var(--accent);fill-opacity:.7}svg .stands text{font-weight:600;fill:var(--text)}svg .median{stroke:var(--text);stroke-width:2.2}
ol.lineage{list-style:none;padding:0;margin:0}ol.lineage>li{border-left:2px solid var(--edge);padding:2px 0 14px 18px;margin-left:6px;position:relative}
ol.lineage>li::before{content:"";position:absolute;left:-7px;top:9px;width:11px;height:11px;border-radius:50%;background:var(--ground);border:2px solid var(--soft)}
ol.lineage>li:last-child::before{background:var(--accent);border-color:var(--accent)}
.drawings{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:16px}.drawings img{width:100%;height:auto;background:#fff;border:1px solid var(--edge);border-radius:6px}
details>summary{cursor:pointer;color:var(--accent)}
.callout{border-left:4px solid var(--accent);background:var(--panel);padding:10px 16px;border-radius:0 6px 6px 0}
@media print{nav.contents{display:none}pre.code{white-space:pre-wrap}}
`
