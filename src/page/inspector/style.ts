/** The inspector's own style, on top of what it shares with the report. */

export const inspectorStyle = `
main{max-width:1280px}
header.bar{display:flex;gap:16px;align-items:center;padding:10px 20px;border-bottom:1px solid var(--edge);position:sticky;top:0;background:var(--ground);z-index:2}
.brand{font-weight:700;color:var(--text);text-decoration:none}.live{font-size:.85rem;color:var(--soft);margin-left:auto}.live::before{content:"●";color:var(--good);margin-right:.4em}.live.lost::before{content:"○";color:var(--bad)}
button,select,input,textarea{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--edge);border-radius:6px;padding:4px 10px}
button{cursor:pointer}button:disabled{opacity:.6;cursor:default}button.plain{background:none;width:2em;padding:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.tools{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:12px 0}
nav.tabs{display:flex;flex-wrap:wrap;gap:2px 4px;border-bottom:1px solid var(--edge);margin:12px 0 18px}
nav.tabs a{padding:6px 12px;text-decoration:none;color:var(--soft);border-bottom:2px solid transparent}nav.tabs a[aria-current]{color:var(--text);border-color:var(--accent);font-weight:600}
th button{border:0;background:none;padding:0;font-weight:600}
tbody tr[data-item]{cursor:pointer}tbody tr[data-item]:hover,tbody tr[data-item]:focus{background:var(--panel)}
.state::before{margin-right:.35em}.state.running::before{content:"▶";color:var(--good)}.state.paused::before{content:"‖";color:var(--soft)}.state.finished::before{content:"✓";color:var(--good)}.state.interrupted::before{content:"✗";color:var(--bad)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:14px 0}.card{border:1px solid var(--edge);border-radius:8px;padding:8px 12px}.card b{display:block;font-size:1.15rem;font-variant-numeric:tabular-nums}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:4px 28px}
.canvas{position:relative;border:1px solid var(--edge);border-radius:8px;overflow:hidden;height:min(68vh,640px)}.canvas canvas{display:block;width:100%;height:100%}
.rows{height:min(70vh,680px);overflow-y:auto;border:1px solid var(--edge);border-radius:8px;position:relative}
.rows .inner{position:relative}.rows a.row{position:absolute;left:0;right:0;height:30px;display:grid;grid-template-columns:5.5em 9em 6.5em 7.5em 1fr;gap:10px;padding:3px 12px;align-items:center;color:inherit;text-decoration:none;border-bottom:1px solid var(--edge);font-size:.88rem;white-space:nowrap;overflow:hidden}
.rows a.row:hover,.rows a.row:focus{background:var(--panel)}
.failing{box-shadow:inset 4px 0 var(--bad);background:var(--removed)}
.message{border:1px solid var(--edge);border-radius:6px;margin:8px 0}.message>summary{padding:6px 12px}.message>pre{margin:0;padding:10px 12px;white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid var(--edge);font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;max-height:60vh;overflow:auto}
textarea{width:100%;min-height:10em;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
.help{position:fixed;right:20px;top:56px;background:var(--panel);border:1px solid var(--edge);border-radius:8px;padding:12px 18px;z-index:3}.help dl{display:grid;grid-template-columns:auto 1fr;gap:4px 14px;margin:0}.help dt{font-family:ui-monospace,monospace}.help dd{margin:0}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:18px}.pictures img{width:100%;height:auto;background:#fff;border:1px solid var(--edge);border-radius:8px}
.matrix{width:auto}.matrix td{text-align:center;min-width:3.2em;border:1px solid var(--edge);font-variant-numeric:tabular-nums}.matrix td a{color:inherit}.matrix thead th{text-align:center}
.shade1{background:hsl(var(--heat)/.08)}.shade2{background:hsl(var(--heat)/.16)}.shade3{background:hsl(var(--heat)/.25)}.shade4{background:hsl(var(--heat)/.36)}
.bar-row{display:grid;grid-template-columns:12em 1fr 5em;gap:10px;align-items:center;margin:3px 0;font-size:.9rem}.bar-row meter{width:100%}
.uplot,.u-wrap{max-width:100%}
@media(max-width:600px){main{padding:12px 12px 60px}header.bar{padding:8px 12px}.rows a.row{grid-template-columns:4em 6em 5em 6em 1fr;font-size:.8rem}}
`
