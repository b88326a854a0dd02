/** The page's one style sheet: light and dark, from a phone's width up. */
export const style = `
:root { color-scheme: light dark; --ground: #eef2f5; --paper: #ffffff; --ink: #1f2933; --quiet: #52606d; --line: #cbd2d9; --accent: #005a8f; --on-accent: #ffffff; --soft: #e3eef6; --warn: #b54708; }
@media (prefers-color-scheme: dark) { :root { --ground: #12181f; --paper: #1c252e; --ink: #e8edf2; --quiet: #a9b6c3; --line: #3b4854; --accent: #7cc4f5; --on-accent: #08141d; --soft: #23323f; --warn: #f7a35c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; z-index: 1; }
.frame { display: grid; grid-template-columns: 18rem minmax(0, 1fr); max-width: 84rem; margin: 0 auto; min-height: 100vh; }
.side { padding: 1.25rem 1rem; border-right: 1px solid var(--line); display: flex; flex-direction: column; gap: 1.25rem; }
.main { padding: 1.25rem 1.5rem 3rem; min-width: 0; }
h1 { font-size: 1.15rem; margin: 0; line-height: 1.3; } h1 small { display: block; font-size: .85rem; font-weight: 400; color: var(--quiet); }
h2 { margin: 0 0 .25rem; font-size: 1.35rem; line-height: 1.25; } h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
.side h2 { font-size: .8rem; font-weight: 600; color: var(--quiet); text-transform: uppercase; letter-spacing: .05em; margin: 0 0 .35rem; }
.side ul { list-style: none; margin: 0; padding: 0; } .side li a { display: block; padding: .3rem .6rem; border-radius: .4rem; color: var(--ink); text-decoration: none; font-size: .95rem; line-height: 1.35; overflow-wrap: anywhere; }
.side li a:hover { background: var(--soft); } .side li a[aria-current] { background: var(--accent); color: var(--on-accent); }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0; }
label { display: flex; flex-direction: column; gap: .3rem; font-size: .85rem; color: var(--quiet); min-width: 0; }
.words { flex: 1 1 16rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: .5rem; padding: .5rem .65rem; max-width: 100%; min-height: 2.6rem; }
.side select, .side label { width: 100%; } .side select, .side button { font-size: .9rem; }
button { background: var(--accent); color: var(--on-accent); border-color: var(--accent); cursor: pointer; font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#answer { margin-top: 1rem; } #answer > h2 { margin-top: 1.25rem; } .ask { background: var(--paper); border: 1px solid var(--line); border-radius: .9rem; padding: .75rem .9rem; }
.asked { margin: 1.25rem 0 .75rem auto; width: fit-content; max-width: 85%; background: var(--accent); color: var(--on-accent); border-radius: 1rem 1rem .2rem 1rem; padding: .5rem .9rem; overflow-wrap: anywhere; }
.answer, .refusal { background: var(--paper); border: 1px solid var(--line); border-radius: .2rem 1rem 1rem 1rem; padding: 1.1rem 1.25rem; margin: 0 0 1rem; }
.refusal { border-left: 4px solid var(--warn); overflow-wrap: anywhere; }
.about { color: var(--quiet); margin: 0 0 .5rem; font-size: .9rem; } .by { color: var(--quiet); font-size: .85rem; margin: 1.25rem 0 .35rem; }
.say { font-size: 1.05rem; margin: .5rem 0; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .75rem; margin: .75rem 0; }
.figure { display: flex; flex-direction: column; gap: .1rem; margin: 0; background: var(--soft); border-radius: .7rem; padding: .7rem 1rem; color: var(--ink); text-decoration: none; } .figure strong { font-size: 2rem; line-height: 1.1; } .figure .against { color: var(--quiet); font-size: .85rem; } a.figure:hover { outline: 2px solid var(--accent); }
.trend { width: 100%; max-width: 9rem; height: 1.9rem; margin-top: .3rem; } .trend polyline { fill: none; stroke: var(--accent); stroke-width: 2; } .trend circle { fill: var(--accent); }
.notice { background: var(--soft); border-left: 4px solid var(--accent); padding: .6rem 1rem; margin: 1.25rem 0 0; border-radius: .2rem; }
.chart { display: block; width: 100%; max-width: 62rem; height: auto; border-radius: .5rem; background: #ffffff; margin: .75rem 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .5rem 0; }
th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: right; font-variant-numeric: tabular-nums; }
th[scope=row], thead th:first-child, .list th, .list td { text-align: left; vertical-align: top; } .list td:first-child { white-space: nowrap; } th { font-weight: 600; } .total { font-weight: 700; }
summary { cursor: pointer; padding: .25rem 0; font-weight: 600; } .note { color: var(--quiet); margin: .5rem 0; } .caveat { border-left: 4px solid var(--warn); padding-left: .75rem; color: var(--ink); }
a { color: var(--accent); } .choices { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: .5rem 0 0; }
.choices a, .choices button { display: inline-block; font-size: .9rem; font-weight: 600; line-height: 1.4; padding: .35rem .8rem; min-height: 0; border: 1px solid var(--accent); border-radius: 2rem; background: transparent; color: var(--accent); text-decoration: none; text-align: left; }
.choices a:hover, .choices button:hover { background: var(--soft); } td .choices { margin: 0; min-width: 7rem; gap: .3rem; } td .choices a, td .choices button { white-space: nowrap; font-size: .85rem; } td .choices a, td .choices button { padding: .1rem .6rem; }
.group { margin: 1.1rem 0; } .group h3 { margin: 0; } .action { margin: 0 0 .3rem; color: var(--quiet); }
.lines { list-style: none; margin: 0; padding: 0; } .lines li { display: flex; align-items: center; justify-content: space-between; gap: .75rem; padding: .3rem 0; border-bottom: 1px solid var(--line); } .lines p { margin: 0; min-width: 0; overflow-wrap: anywhere; } .lines p span + span::before { content: "· "; } .lines .choices { margin: 0; } .lines .choices li { border: 0; padding: 0; }
.menu { position: relative; flex: none; } .menu summary { list-style: none; min-width: 2.75rem; padding: .35rem .5rem; border-radius: .5rem; text-align: center; color: var(--accent); } .menu summary::-webkit-details-marker { display: none; } .menu summary:hover, .menu[open] summary { background: var(--soft); }
.menu .choices { position: absolute; right: 0; z-index: 1; flex-direction: column; align-items: stretch; gap: .25rem; width: max-content; background: var(--paper); border: 1px solid var(--line); border-radius: .7rem; padding: .5rem; } .menu .choices a, .menu .choices button { width: 100%; border-radius: .5rem; }
.more { margin: .9rem 0 .25rem; padding-top: .9rem; border-top: 1px solid var(--line); }
.empty { color: var(--quiet); }
footer { color: var(--quiet); font-size: .85rem; margin-top: 2rem; }
@media (max-width: 30rem) { th, td { padding: .3rem .35rem; font-size: .9rem; } .main { padding: .75rem; } .answer { padding: .9rem; } }
@media (max-width: 52rem) { .frame { display: block; } .side { border-right: 0; border-bottom: 1px solid var(--line); gap: .75rem; padding: .9rem 1rem; } .main { padding: 1rem; } .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); } .side ul { display: flex; flex-wrap: wrap; gap: .25rem; } .side .wide { display: none; } }
`;
