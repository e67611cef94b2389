/** How the page looks, in light and in dark. Every pair of colours has a contrast of 4.5 or more. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --soft: #55606b; --line: #c4cbd2; --shade: #f2f4f6;
  --held: #0a5c2b; --broken: #a3121f; --idle: #6b4a00; --link: #0b4fa8; --bar: #2f6fb5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --ink: #e7ebef; --soft: #aab4be; --line: #46505a; --shade: #1f252c;
    --held: #7ddc9c; --broken: #ff9c9c; --idle: #f0c674; --link: #8fc1ff; --bar: #6fa8e0;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 0 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.scrolls { overflow: auto; max-height: 40rem; border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .5rem; color: var(--soft); }
th, td { text-align: left; padding: .25rem .6rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { background: var(--shade); position: sticky; top: 0; }
.held { color: var(--held); } .broken { color: var(--broken); font-weight: 600; } .idle { color: var(--idle); }
pre { margin: 0; padding: .6rem; font: .85rem/1.4 ui-monospace, monospace; }
article { border-top: 2px solid var(--line); margin-top: 2rem; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg rect { fill: var(--bar); stroke: var(--paper); } svg .was { fill: var(--soft); }
@media print { .scrolls { max-height: none; } }
`;
