import { hues } from './theme.ts';

/** The colours of the charts on a light and on a dark page, with at least 3:1 contrast to its background. */
const light = { blue: '#0072b2', vermillion: '#c45400', green: '#007d5b', purple: '#a8548a', orange: '#a86f00', grey: '#767676' };
const dark = { blue: '#58aee6', vermillion: '#ee7f3b', green: '#2fbd92', purple: '#dc9bc0', orange: '#e0a130', grey: '#9a9a9a' };

const variables = (colours: Record<string, string>) =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

const recoloured = Object.entries(hues)
  .map(([name, hue]) => `svg [fill="${hue}"]{fill:var(--${name})}svg [stroke="${hue}"]{stroke:var(--${name})}`)
  .join('');

const darkPage = `--paper:#15171a;--ink:#e8e6e1;--quiet:#a9a69f;--line:#34373c;--wash:#1d2024;--accent:#8ac4ef;${variables(dark)}`;

/** The look of the page: a journal supplement, not a dashboard. Light and dark, page and phone, screen and print. */
export const style = `
:root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1c1b19;--quiet:#5f5c56;--line:#d9d6ce;--wash:#f5f4ef;--accent:#0b5a8c;${variables(light)};
--serif:Charter,"Bitstream Charter","Iowan Old Style","Sitka Text",Cambria,"Liberation Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{${darkPage}}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);-webkit-text-size-adjust:100%;scroll-behavior:smooth;overflow-wrap:break-word}
body{margin:0 auto;padding:3.5rem 1.5rem 6rem;max-width:45.5rem}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h1{font-size:2.2rem;margin:.3rem 0 .6rem;font-weight:600;letter-spacing:-.012em}
h2{font-size:1.5rem;margin:0 0 .8rem;font-weight:600;letter-spacing:-.006em}
h3{font-size:1.12rem;margin:2.2rem 0 .5rem;font-weight:600}
h2 a,h3 a{color:inherit;text-decoration:none}h2 a:hover,h3 a:hover{text-decoration:underline}
p{margin:0 0 .9rem;text-wrap:pretty}
.kicker,.byline,nav,figcaption,.help,.note,table,summary,dl,footer,.quiet{font-family:var(--sans)}
.kicker{font-size:.78rem;letter-spacing:.09em;text-transform:uppercase;color:var(--quiet);margin:0}
.byline{font-size:.9rem;color:var(--quiet);margin:0 0 2.2rem}
header{border-bottom:1px solid var(--line);margin-bottom:2rem}
.summary{margin:0 0 2.4rem}
.summary ul{padding-left:1.15rem;margin:.4rem 0 0}.summary li{margin:0 0 .45rem;padding-left:.2rem}
nav{font-size:.92rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:1.1rem 0 1.2rem;margin:0 0 1rem}
nav h2{font-family:var(--sans);font-size:.78rem;letter-spacing:.09em;text-transform:uppercase;color:var(--quiet);font-weight:400;margin:0 0 .5rem}
nav ol{columns:2;column-gap:2rem;margin:0;padding:0;list-style:none}nav li{padding:.12rem 0;break-inside:avoid}
nav .number{display:inline-block;width:1.8rem;color:var(--quiet);font-variant-numeric:tabular-nums}
main>section{padding-top:1.6rem}
main>section>h2{border-top:1px solid var(--line);padding-top:1.2rem}
main>section>h2 .number{color:var(--quiet);font-weight:400;margin-right:.55rem}
figure{margin:2rem 0 2.4rem}
figure h3{margin:0 0 .3rem}
figure h3 .number{display:block;font:400 .78rem/1.5 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--quiet)}
.help{font-size:.88rem;line-height:1.5;color:var(--quiet);margin:0 0 1rem}
.note{font-size:.84rem;line-height:1.5;color:var(--quiet);margin:.7rem 0 0}
.scroll{overflow-x:auto;max-width:100%}
figure svg{display:block;max-width:100%;height:auto;overflow:visible;font-family:var(--sans)}
figure svg text{font-family:var(--sans)}
.narrow{display:none}
${recoloured}
details{font-size:.88rem;margin:.7rem 0 0}
summary{cursor:pointer;color:var(--accent);padding:.25rem 0}
summary:hover{text-decoration:underline}
table{border-collapse:collapse;font-size:.86rem;line-height:1.4;font-variant-numeric:tabular-nums lining-nums;margin:.4rem 0 .6rem;min-width:min(100%,20rem)}
.tall{max-height:26rem;overflow-y:auto}
thead th{border-bottom:1px solid var(--ink);font-weight:600;vertical-align:bottom;position:sticky;top:0;background:var(--paper)}
th,td{padding:.32rem .95rem .32rem 0;text-align:left;vertical-align:top;font-weight:400}
tbody tr{border-bottom:1px solid var(--line)}tbody tr:last-child{border-bottom:1px solid var(--ink)}
.n{text-align:right;white-space:nowrap}
td.withheld{color:var(--quiet);font-style:italic}
th,td{overflow-wrap:normal}td.long{min-width:8.5rem;overflow-wrap:break-word}
dl.terms{margin:0;font-size:.92rem;line-height:1.5}dl.terms>div{display:grid;grid-template-columns:10rem 1fr;gap:1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:600}dd{margin:0}
code{font:.92em ui-monospace,"Liberation Mono",Menlo,Consolas,monospace}
.references{font-size:.92rem;padding-left:1.15rem}
#dictionary details{border-bottom:1px solid var(--line);margin:0;padding:.2rem 0}#dictionary summary .quiet{color:var(--quiet)}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:1rem;font-size:.84rem;color:var(--quiet)}
@media (max-width:600px){
html{font-size:1rem}body{padding:2rem 1rem 4rem}h1{font-size:1.75rem}h2{font-size:1.32rem}
.wide{display:none}.narrow{display:block}nav ol{columns:1}nav li{padding:.3rem 0}
dl.terms>div{grid-template-columns:1fr;gap:.1rem}main>section{padding-top:1rem}
th,td{padding-right:.8rem}}
@media print{
:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--accent:#000;${variables(light)}}
html{font-size:10pt;background:#fff}body{max-width:none;padding:0}
.wide{display:block}.narrow,.skip{display:none}
figure,tr,dl.terms>div{break-inside:avoid}h2,h3{break-after:avoid}
.scroll,.tall{overflow:visible;max-height:none}thead th{position:static}
details::details-content{content-visibility:visible;display:block;block-size:auto}
a{text-decoration:none}table{font-size:8pt}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`
  .replace(/\n+/g, '\n')
  .trim();
