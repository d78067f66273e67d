// Colours and sizes are variables that a site may set on the element; the rest follows them.
import { css } from "lit";

export const style = css`
:host {
  --_ink: var(--vigie-ink, #1d2733); --_paper: var(--vigie-paper, #fff); --_soft: var(--vigie-soft, #eef2f6);
  --_line: var(--vigie-line, #6b7785); --_strong: var(--vigie-strong, #1b4f8a); --_on-strong: var(--vigie-on-strong, #fff);
  --_link: var(--vigie-link, #174a83); --_warn: var(--vigie-warn, #8a1c1c); --_warn-paper: var(--vigie-warn-paper, #fdeeee);
  color-scheme: light dark;
  font: 400 1rem/1.5 var(--vigie-font, system-ui, sans-serif);
  color: var(--_ink); text-align: start;
}
@media (prefers-color-scheme: dark) {
  :host(:not([theme=light])) {
    --_ink: var(--vigie-ink, #e8edf3); --_paper: var(--vigie-paper, #141b23); --_soft: var(--vigie-soft, #222d39);
    --_line: var(--vigie-line, #8a98a8); --_strong: var(--vigie-strong, #9cc4f2); --_on-strong: var(--vigie-on-strong, #0e1823);
    --_link: var(--vigie-link, #a9cdf5); --_warn: var(--vigie-warn, #ffb4b4); --_warn-paper: var(--vigie-warn-paper, #3b1a1a);
  }
}
:host([theme=dark]) {
  --_ink: var(--vigie-ink, #e8edf3); --_paper: var(--vigie-paper, #141b23); --_soft: var(--vigie-soft, #222d39);
  --_line: var(--vigie-line, #8a98a8); --_strong: var(--vigie-strong, #9cc4f2); --_on-strong: var(--vigie-on-strong, #0e1823);
  --_link: var(--vigie-link, #a9cdf5); --_warn: var(--vigie-warn, #ffb4b4); --_warn-paper: var(--vigie-warn-paper, #3b1a1a);
  color-scheme: dark;
}
:host([theme=light]) { color-scheme: light; }
* { box-sizing: border-box; }
button, .choice { font: inherit; min-height: 2.75rem; padding: .35rem .9rem; border-radius: .5rem; border: 2px solid var(--_strong); background: var(--_strong); color: var(--_on-strong); cursor: pointer; }
.quiet, .choice { background: var(--_paper); color: var(--_link); border-color: var(--_line); text-align: start; }
.choice { display: inline-block; text-decoration: none; }
a.choice { text-decoration: underline; }
.choice[aria-disabled] { min-height: 0; padding: .1rem .6rem; font-size: .875rem; }
[aria-disabled], button:disabled { cursor: default; color: var(--_ink); border-style: dashed; background: var(--_paper); }
[aria-pressed=true] { background: var(--_soft); color: var(--_ink); border-color: var(--_ink); border-style: solid; font-weight: 600; }
.leave { background: var(--_warn); border-color: var(--_warn); color: var(--_paper); }
:focus-visible { outline: 3px solid var(--_link); outline-offset: 2px; }
.launcher { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: var(--vigie-layer, 2147483000); font-weight: 600; border-radius: 2rem; padding: .7rem 1.4rem; box-shadow: 0 2px 10px #0006; }
.panel { position: fixed; inset-block-end: 1rem; inset-inline-end: 1rem; z-index: var(--vigie-layer, 2147483000); width: min(27rem, calc(100vw - 2rem)); height: min(46rem, calc(100vh - 2rem)); height: min(46rem, calc(100dvh - 2rem)); display: flex; flex-direction: column; background: var(--_paper); border: 1px solid var(--_line); border-radius: .75rem; box-shadow: 0 4px 24px #0006; overflow: hidden; }
.head { padding: .6rem .9rem; border-block-end: 1px solid var(--_line); }
h2 { font-size: 1.0625rem; line-height: 1.3; margin: 0 0 .4rem; }
.bar, .menu, .choices, .line { display: flex; flex-wrap: wrap; gap: .4rem; }
.languages { display: flex; margin-inline-end: auto; gap: .25rem; }
#log { flex: 1 1 auto; overflow-y: auto; padding: .9rem; min-height: 6rem; overscroll-behavior: contain; position: relative; }
#log:focus-visible { outline-offset: -3px; }
.middle { padding: 1rem; flex: 1 1 auto; }
.message { margin: 0 0 1.1rem; contain: layout style; }
.who { font-size: .875rem; font-weight: 600; margin: 0 0 .2rem; }
.said { background: var(--_soft); border-radius: .5rem; padding: .55rem .8rem; overflow-wrap: anywhere; }
.said > * { margin: 0 0 .45rem; } .said > :last-child { margin: 0; }
.said ul, .said ol { padding-inline-start: 1.3rem; }
.user { margin-inline-start: 12%; } .user .said { background: var(--_strong); color: var(--_on-strong); }
.agent .said { background: var(--_paper); border: 2px solid var(--_strong); } .agent .who { color: var(--_link); }
.system .said { background: none; border: 1px dashed var(--_line); font-size: .9375rem; }
.choices, .plan, .stations { list-style: none; padding: 0; margin: .5rem 0 0; }
.choices li { max-width: 100%; }
.beside { border: 1px solid var(--_line); border-radius: .5rem; padding: .6rem .8rem; margin: .5rem 0 0; overflow-wrap: anywhere; }
.beside label { margin-block-start: .5rem; }
.step, .station { border-block-start: 1px solid var(--_line); padding: .5rem 0; } .step p, .station p { margin: 0 0 .3rem; }
.state { border: 1px solid var(--_line); border-radius: .4rem; padding: 0 .4rem; font-size: .875rem; display: inline-block; }
.done strong { text-decoration: line-through; }
progress { width: 100%; accent-color: var(--_strong); }
label { display: block; font-weight: 600; }
textarea, input, select { font: inherit; width: 100%; min-width: 0; min-height: 2.75rem; padding: .45rem .6rem; border: 2px solid var(--_line); border-radius: .5rem; background: var(--_paper); color: var(--_ink); resize: vertical; }
.line textarea { flex: 1 1 9rem; width: auto; }
[aria-invalid] { border-color: var(--_warn); }
.foot { flex: none; border-block-start: 1px solid var(--_line); padding: .4rem .9rem .6rem; max-height: 60%; overflow-y: auto; }
[hidden] { display: none !important; }
.foot p, .hint { font-size: .875rem; margin: .25rem 0; }
.going:empty { display: none; }
.foot .whose { background: var(--_soft); border-inline-start: .3rem solid var(--_strong); border-radius: .3rem; padding: .35rem .6rem; font-weight: 600; }
.foot .whose:empty { margin: 0; padding: 0; border: 0; }
.code:not(:empty) { border: 2px solid var(--_strong); border-radius: .5rem; padding: .3rem .7rem; }
.foot .signs { font: 700 1.75rem/1.3 ui-monospace, monospace; letter-spacing: .08em; user-select: all; }
.code + .menu { margin-block-end: .5rem; }
.wrong { color: var(--_warn); font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); user-select: none; }
.notice { background: var(--_warn-paper); color: var(--_warn); border-radius: .4rem; padding: .35rem .6rem; font-weight: 600; }
.foot .menu { margin-block-start: .3rem; gap: .3rem; } .foot .quiet { font-size: .8125rem; padding-inline: .45rem; }
.foot [aria-expanded]::after { content: " ▾"; }
details { font-size: .9375rem; margin-block-start: .4rem; } details li { overflow-wrap: anywhere; }
summary { cursor: pointer; min-height: 1.75rem; padding-block: .15rem; }
a { color: var(--_link); }
@media (max-width: 34rem) {
  .panel { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
  .head { padding: .4rem .7rem; } h2 { font-size: 1rem; }
  .head button { font-size: .875rem; padding-inline: .55rem; min-width: 2.75rem; } .foot { padding-inline: .6rem; } .foot .menu { gap: .25rem; } .foot .quiet { font-size: .8125rem; padding-inline: .4rem; } .foot .hint { font-size: .8125rem; }
  .foot label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
@media (max-height: 34rem) { .panel { overflow-y: auto; display: block; inset-block: 0; height: 100%; } #log { overflow-y: visible; } .foot { max-height: none; overflow-y: visible; } }
@media (forced-colors: active) { .said, .state, .notice, .whose { border: 1px solid CanvasText; } [aria-pressed=true] { border-color: Highlight; } [aria-disabled] { color: GrayText; } }
@media (prefers-reduced-motion: no-preference) { #log { scroll-behavior: smooth; } }
@media print { :host { display: none; } }
`;
