/** How the reference looks: no fonts, pictures or scripts from elsewhere. */
export const REFERENCE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #23211d; --soft: #6d6860; --line: #e4dfd5; --card: #ffffff; --accent: #b4532a;
  --code: #26221d; --code-ink: #ece6db; --get: #2f6f6a; --post: #b4532a; --patch: #8a6a1f; --delete: #9b2f3c;
  font: 16px/1.55 ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171512; --ink: #ebe5da; --soft: #a39b8e; --line: #332f29; --card: #1f1c18; --accent: #e08a5c;
    --code: #0f0d0b; --code-ink: #e6dfd2; --get: #6dbab2; --post: #e08a5c; --patch: #d2ad55; --delete: #e0707f;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .2em; }
code, pre, kbd { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; font-size: .86em; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 2rem 1.25rem; border-right: 1px solid var(--line); font-size: .875rem; }
nav strong { display: block; font-size: 1.05rem; letter-spacing: -.01em; }
nav small { color: var(--soft); }
nav h2 { margin: 1.5rem 0 .3rem; font-size: .7rem; letter-spacing: .09em; text-transform: uppercase; color: var(--soft); }
nav a { display: block; padding: .14rem 0; text-decoration: none; line-height: 1.35; }
nav a:hover { color: var(--accent); }
main { padding: 3rem clamp(1.25rem, 4vw, 4rem) 8rem; max-width: 82rem; }
h1 { font-size: 2.4rem; line-height: 1.1; letter-spacing: -.025em; margin: 0 0 .75rem; }
.lead { font-size: 1.1rem; color: var(--soft); max-width: 46rem; margin: 0 0 2rem; }
main > section > h2 { font-size: 1.5rem; letter-spacing: -.015em; margin: 4rem 0 0; padding-top: 1.25rem; border-top: 2px solid var(--ink); }
.rules { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; }
.rules > div { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.15rem; font-size: .92rem; }
.rules h3 { margin: 0 0 .35rem; font-size: .95rem; }
.rules p { margin: 0; color: var(--soft); }
.endpoint { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.5rem; padding: 2rem 0; border-bottom: 1px solid var(--line); }
.endpoint > div { min-width: 0; }
.endpoint h3 { margin: 0; font-size: 1.08rem; letter-spacing: -.005em; }
.endpoint h3 a { text-decoration: none; }
.path { margin: .5rem 0 0; overflow-wrap: anywhere; }
.path b { display: inline-block; min-width: 3.6em; font-size: .72rem; letter-spacing: .06em; padding: .1em .5em; margin-right: .5em; border-radius: .3em; text-align: center; color: var(--paper); background: var(--soft); }
.get .path b { background: var(--get); } .post .path b { background: var(--post); }
.patch .path b { background: var(--patch); } .delete .path b { background: var(--delete); }
.endpoint p { margin: .7rem 0 0; max-width: 40rem; }
.endpoint h4 { margin: 1.3rem 0 .25rem; font-size: .7rem; letter-spacing: .09em; text-transform: uppercase; color: var(--soft); }
.lock { color: var(--soft); font-size: .8rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); font-weight: 400; }
tr:first-child > * { border-top: 0; }
.fields th { width: 38%; } .fields th i { display: block; font-size: .75rem; color: var(--soft); }
.fields td span { display: block; color: var(--soft); }
.answers th { width: 4rem; font-variant-numeric: tabular-nums; }
.type, b.type { font-weight: 500; } .type q { quotes: none; } .type q::before { content: "“"; } .type q::after { content: "”"; }
small { color: var(--soft); }
pre { margin: 0 0 .75rem; padding: .9rem 1.1rem; background: var(--code); color: var(--code-ink); border-radius: .6rem; overflow-x: auto; line-height: 1.5; tab-size: 2; }
pre.answer { max-height: 24rem; }
.sample { position: sticky; top: 1.5rem; }
.sample h4:first-child { margin-top: 0; }
.schema { padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
.schema h3 { margin: 0 0 .25rem; font-size: 1.05rem; }
:target > h3 a, :target > div > h3 a { color: var(--accent); }
@media (max-width: 68rem) { .endpoint { grid-template-columns: minmax(0, 1fr); } .sample { position: static; margin-top: 1.25rem; } }
@media (max-width: 48rem) { body { grid-template-columns: minmax(0, 1fr); } nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); } nav section { display: none; } main { padding-top: 2rem; } }
@media print { nav { display: none; } body { display: block; } .endpoint { break-inside: avoid; } }
`;
