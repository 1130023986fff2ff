// How the page of a case looks: light, dark and in print, wide and narrow, with and without colour.

export const sheet = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --text: #1b1f24; --dim: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --good: #116329; --open: #7d4e00; --bad: #a40e26;
  --escalate: #a40e26; --review: #7d4e00; --close: #116329;
  --window: #cdeac0; --gap: #eceff2; --hatch: #8c959f; --activity: #0550ae; --on: #ffffff;
  --critical: #82071e; --high: #cf222e; --medium: #9a6700; --low: #57606a;
  font: 15px/1.5 system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --text: #e6edf3; --dim: #9da7b1; --line: #30363d; --panel: #161b22;
    --good: #56d364; --open: #e3b341; --bad: #ff7b72;
    --window: #12361d; --gap: #21262d; --hatch: #6e7681; --activity: #79c0ff; --on: #0d1117;
    --critical: #ffa198; --high: #ff7b72; --medium: #e3b341; --low: #9da7b1;
  }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 1240px; background: var(--ground); color: var(--text); }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
header p { color: var(--dim); margin: .2rem 0 1rem; }
a { color: var(--activity); }
.verdict { border-radius: 6px; padding: .8rem 1.1rem; color: #ffffff; background: #57606a; margin: 1rem 0; }
.verdict.escalate { background: #a40e26; } .verdict.review { background: #7d4e00; } .verdict.close { background: #116329; }
.verdict .headline { font-size: 1.2rem; font-weight: 700; margin: 0; }
.verdict ul { margin: .4rem 0 0; padding-left: 1.2rem; }
.verdict-word { font-weight: 700; } .verdict-word.escalate { color: var(--bad); } .verdict-word.review { color: var(--open); } .verdict-word.close { color: var(--good); }
.scroll { overflow-x: auto; max-width: 100%; margin: .5rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
caption { text-align: left; color: var(--dim); padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; min-width: 3.5rem; }
th { font-weight: 600; color: var(--dim); white-space: nowrap; }
td.good, td.open, td.bad, td.plain { white-space: nowrap; }
td.places { font: .8rem/1.6 ui-monospace, monospace; min-width: 11rem; }
summary { cursor: pointer; margin: .6rem 0; font-weight: 600; }
.good { color: var(--good); font-weight: 700; } .open { color: var(--open); font-weight: 700; } .bad { color: var(--bad); font-weight: 700; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .3rem 1.5rem; margin: .5rem 0; }
dt { color: var(--dim); font-size: .87rem; } dd { margin: 0; overflow-wrap: anywhere; }
li { overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.45 ui-monospace, monospace; margin: .3rem 0 .8rem; }
code { font: .9em ui-monospace, monospace; }
figure { margin: 0 0 1rem; } figcaption { color: var(--dim); }
.tasks { list-style: none; padding: 0; } .tasks li { margin-bottom: .8rem; } .tasks p { margin: 0 0 .2rem; }
.caution { color: var(--open); font-weight: 600; }
.timeline { width: 100%; height: auto; font: 12px system-ui, sans-serif; }
.timeline text { fill: var(--text); }
.lane line { stroke: var(--line); } .axis line { stroke: var(--line); stroke-dasharray: 2 4; }
.axis text, .axis-name, .band-label { fill: var(--dim); }
rect.window { fill: var(--window); } rect.down, rect.silence { fill: var(--gap); } .hatch { stroke: var(--hatch); stroke-width: 1.5; fill: none; }
.mark circle, .mark rect, .mark path { stroke: var(--ground); stroke-width: 1.5; }
.mark text { font-size: 10px; font-weight: 700; fill: var(--on); }
.activity circle { fill: var(--activity); } .activity.doubtful circle { fill: var(--ground); stroke: var(--activity); stroke-dasharray: 3 2; } .activity.doubtful text { fill: var(--text); }
.severity-critical path { fill: var(--critical); } .severity-high path { fill: var(--high); } .severity-medium rect { fill: var(--medium); } .severity-low circle { fill: var(--low); }
.severity-informational circle { fill: var(--ground); stroke: var(--low); } .severity-informational text { fill: var(--text); }
.receipt line { stroke: var(--activity); stroke-dasharray: 2 2; } .receipt circle { fill: none; stroke: var(--activity); }
@media print {
  body { padding: 0; max-width: none; font-size: 11pt; } .scroll { overflow: visible; }
  pre, .verdict, figure, tr, .tasks li { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .verdict, .timeline { print-color-adjust: exact; }
}
`;
