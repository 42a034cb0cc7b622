import { hues } from '../drawing/theme.ts';

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

const darkPage = `--paper:#15171a;--ink:#e8e6e1;--quiet:#a9a69f;--line:#34373c;--wash:#1d2024;--shade:#ffffff3d;--accent:#8ac4ef;${variables(dark)}`;

/** Shades at the edges beyond which a frame that scrolls has more: paper that moves with the content covers them where it ends. */
function edges(start: 'left' | 'top', end: 'right' | 'bottom'): string {
  const along = (length: string) => (start === 'left' ? `${length} 100%` : `100% ${length}`);
  return [
    `linear-gradient(to ${end},var(--paper) 40%,transparent) ${start}/${along('2rem')} no-repeat local`,
    `linear-gradient(to ${start},var(--paper) 40%,transparent) ${end}/${along('2rem')} no-repeat local`,
    `linear-gradient(to ${end},var(--shade),transparent) ${start}/${along('.8rem')} no-repeat scroll`,
    `linear-gradient(to ${start},var(--shade),transparent) ${end}/${along('.8rem')} no-repeat scroll`,
  ].join(',');
}

/** The look of the page: a journal supplement, not a dashboard. Light and dark, page and phone, screen and print. */
export const style = `
:root{color-scheme:light dark;--paper:#fdfdfb;--ink:#1c1b19;--quiet:#5f5c56;--line:#dedbd3;--wash:#f6f5f0;--shade:#00000033;--accent:#0b5a8c;${variables(light)};
--serif:"Staffroom Serif",Charter,Cambria,"Liberation Serif",Georgia,serif;
--sans:"Staffroom Sans",system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{${darkPage}}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1rem;overflow-wrap:break-word;font-variant-numeric:lining-nums}
body{margin:0 auto;padding:2.6rem 1.5rem 6rem;max-width:45.5rem;position:relative}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:9}
h1,h2,h3{line-height:1.25;text-wrap:balance;font-weight:600}
h1{font-size:2.35rem;line-height:1.15;margin:.4rem 0 .7rem;letter-spacing:-.015em}
h2{font-size:1.55rem;margin:0 0 .8rem;letter-spacing:-.008em}
h3{font-size:1.14rem;margin:2.2rem 0 .5rem}
h2 a,h3 a{color:inherit;text-decoration:none}h2 a:hover,h3 a:hover{text-decoration:underline}
p{margin:0 0 .9rem;text-wrap:pretty}
.kicker,.byline,.facts,nav,.help,.note,.take,table,summary,dl,footer,.quiet,.explorer,.tip,.summary h3{font-family:var(--sans)}
.kicker,nav h2{font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;color:var(--quiet);font-weight:400;margin:0}
.byline{font-size:.95rem;color:var(--quiet);margin:0}
header{margin-bottom:1.9rem}
.facts{display:flex;flex-wrap:wrap;margin:1.2rem 0 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.facts>div{padding:.75rem 2.2rem .8rem 0}
.facts dt{font-size:.8rem;color:var(--quiet);font-weight:400}.facts dd{font-size:1.32rem;line-height:1.25;font-weight:600;letter-spacing:-.005em}
.summary{margin:0 0 3rem}
.summary>div{display:grid;grid-template-columns:9.5rem 1fr;gap:1.4rem;padding:.62rem 0;border-top:1px solid var(--line)}
.summary>div:last-child{border-bottom:1px solid var(--line)}
.summary h3{font-size:.92rem;line-height:1.55;font-weight:600;margin:.08rem 0 0}
.summary h3 a{color:var(--accent)}
.said{margin:0 0 .3rem;line-height:1.5}.said:last-child{margin:0}
.summary>.main{grid-template-columns:1fr;gap:.2rem}.main .said{font-size:1.06rem}.lead{font-size:1.12rem;line-height:1.5;margin-bottom:1.1rem}ul.lead{padding-left:1.15rem}.lead~.part>p:not(.note){font-size:1rem;color:var(--quiet)}
.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
.headline{font-family:var(--sans);margin:0 0 .7rem}.headline table{width:100%;margin:0;font-size:.95rem}.headline caption{text-align:left;font-size:.88rem;color:var(--quiet);padding-bottom:.35rem}
.headline th[scope=row]{width:38%;max-width:none}.headline th .quiet{display:block;font-size:.82rem;line-height:1.3}.headline tbody tr,.headline tbody tr:last-child{border:0}.headline th,.headline td{vertical-align:middle;padding:.32rem .8rem .32rem 0}.headline strong{font-weight:600}
.headline td:nth-child(2){width:99%;white-space:nowrap}.headline td:last-child{white-space:nowrap;font-size:.85rem}.headline p{font-size:.88rem;line-height:1.45;margin:.5rem 0 0}
.track{display:inline-block;position:relative;vertical-align:middle;width:calc(100% - 4.4rem);height:.8rem;margin-right:.5rem;background:var(--line);border-radius:1px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar{position:absolute;inset:0 auto 0 0;background:var(--hue);border-radius:1px}.reach{position:absolute;top:50%;height:2px;margin-top:-1px;background:var(--ink)}.reach::before,.reach::after{content:"";position:absolute;top:-3px;height:8px;width:1.5px;background:inherit}.reach::after{right:0}
.quiet{color:var(--quiet)}
nav{font-size:.92rem;line-height:1.4}
nav h2{margin:0 0 .5rem}
nav ol{margin:0;padding:0;list-style:none}
nav a{display:grid;grid-template-columns:1.7rem 1fr;padding:.22rem .6rem .22rem .7rem;color:inherit;text-decoration:none;border-left:2px solid var(--line)}
nav a:hover{color:var(--accent)}nav a[aria-current]{border-left-color:var(--accent);color:var(--accent);font-weight:600}
nav .plain a{grid-template-columns:1fr}
nav .number{color:var(--quiet);font-weight:400;font-variant-numeric:tabular-nums}
main>section+section,main>nav+section{margin-top:3.6rem}
main>section>h2{border-top:1px solid var(--ink);padding-top:1.1rem}
.summary>h2,.guide>h2{border:0!important;padding:0!important}.guide dl{border-top:1px solid var(--line)}
main>section>h2 .number{color:var(--quiet);font-weight:400;margin-right:.35rem}
figure{margin:2.4rem 0 2.8rem}
figure h3{margin:0 0 .3rem}figure h3 a{display:inline-block;line-height:1.36}figure h3 a,.said{overflow-wrap:anywhere}
figure h3 .number{display:block;font:400 .82rem/1.6 var(--sans);letter-spacing:.03em;color:var(--quiet)}
.help{font-size:.95rem;line-height:1.5;color:var(--quiet);margin:0 0 1.1rem;max-width:42rem}
.note{font-size:.9rem;line-height:1.5;color:var(--quiet);margin:.7rem 0 0;max-width:42rem}
.scroll{overflow-x:auto;max-width:100%;background:${edges('left', 'right')}}.scroll:not(.tall) thead th{background:none}
figure svg{display:block;max-width:100%;height:auto;overflow:visible}
figure .whole svg{max-width:none}
figure svg,figure svg text{font-family:var(--sans)}
.narrow,.for-print{display:none}
${recoloured}
details{font-size:.9rem;margin:.7rem 0 0}
summary{cursor:pointer;color:var(--accent);padding:.3rem 0;min-height:1.7rem;width:fit-content}
summary:hover{text-decoration:underline}
.take{font-size:.9rem;color:var(--quiet);margin:.35rem 0 0}
.take button{font:inherit;color:var(--accent);background:none;border:0;padding:.15rem .35rem;margin:0 .1rem;min-height:1.6rem;cursor:pointer}
.take button:hover{text-decoration:underline}
table{border-collapse:collapse;font-size:.92rem;line-height:1.4;font-variant-numeric:tabular-nums lining-nums;margin:.4rem 0 .6rem;min-width:min(100%,20rem)}
.tall{max-height:26rem;overflow-y:auto;border-bottom:1px solid var(--line);background:${edges('top', 'bottom')},${edges('left', 'right')}}
thead th{border-bottom:1px solid var(--ink);font-weight:600;vertical-align:bottom;position:sticky;top:0;background:var(--paper)}
th,td{padding:.34rem 1.1rem .34rem 0;text-align:left;vertical-align:top;font-weight:400}
th:last-child,td:last-child{padding-right:0}
tbody tr{border-bottom:1px solid var(--line)}tbody tr:last-child{border-bottom:1px solid var(--ink)}
.n{text-align:right}td.n{white-space:nowrap}
td.withheld{color:var(--quiet);font-style:italic}td.withheld:last-child{padding-right:.15em}
th,td{overflow-wrap:normal}.long{min-width:8.5rem;overflow-wrap:break-word}
th[scope=row]:first-child,thead th:first-child{position:sticky;left:0;background:var(--paper)}thead th:first-child{z-index:1}
figure.quote{margin:1.2rem 0;padding-left:1rem;border-left:3px solid var(--line)}figure.quote blockquote{margin:0}figure.quote figcaption{font-size:.85rem;margin-top:.3rem}dl.terms{margin:0;font-size:.95rem;line-height:1.5}dl.terms>div{display:grid;grid-template-columns:10rem 1fr;gap:1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:600}dd{margin:0}
code{font:.9em ui-monospace,"Liberation Mono",Menlo,Consolas,monospace}
.references{font-size:.95rem;padding-left:1.15rem}
#dictionary details{border-bottom:1px solid var(--line);margin:0;padding:.2rem 0}#dictionary summary .quiet{color:var(--quiet)}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:1rem;font-size:.88rem;line-height:1.5;color:var(--quiet)}
.tip{position:absolute;z-index:8;pointer-events:none;width:max-content;max-width:20rem;background:var(--ink);color:var(--paper);font-size:.85rem;line-height:1.35;padding:.3rem .55rem;border-radius:3px}
.tip[hidden]{display:none}
.fold{font:inherit;font-family:var(--sans);font-size:.95rem;text-align:left;width:100%;color:var(--accent);background:none;border:1px solid var(--line);border-radius:3px;padding:.6rem .8rem;min-height:2.75rem;cursor:pointer}
.fold[aria-expanded]::after{content:"+";float:right;font-weight:600}.fold[aria-expanded=true]::after{content:"\\2212"}.fold+.part:not([hidden])>:first-child{margin-top:1rem}nav .fold{margin-top:.8rem}
.live>.wide,.live>.narrow,.live>.scroll{display:none}
.explorer{display:grid;grid-template-columns:minmax(0,1fr) 13.5rem;gap:0 1.2rem;font-size:.9rem;line-height:1.4}
.explorer>.note{grid-column:1/-1}
.frame{position:relative;border:1px solid var(--line);background:var(--paper);height:33rem}
.stage{position:absolute;inset:0;cursor:grab}.stage:active{cursor:grabbing}
.stage:focus-visible{outline-offset:0}
.words{position:absolute;inset:0;width:100%;height:100%;pointer-events:none}
.zoom{position:absolute;right:.5rem;top:.5rem;margin:0;display:flex;gap:.25rem}
.explorer button,.explore{font:inherit;color:var(--accent);background:var(--paper);border:1px solid var(--line);border-radius:3px;padding:.15rem .5rem;cursor:pointer}
.explorer button:hover,.explore:hover{border-color:var(--accent)}
.zoom button{min-width:1.9rem;height:1.9rem}
.explore{margin:0 0 .8rem;font-family:var(--sans);padding:.4rem .8rem}
.side{display:flex;flex-direction:column;height:33rem;min-width:0}
.side input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:3px;padding:.3rem .5rem;width:100%}
.side input::placeholder{color:var(--quiet);opacity:1}
.side ul{list-style:none;margin:.5rem 0;padding:0;overflow-y:auto;flex:0 1 auto;max-height:11.5rem;border-bottom:1px solid var(--line);position:relative}
.side li{padding:.16rem .4rem;cursor:pointer;border-left:2px solid transparent}.side li:hover{color:var(--accent)}
.side li[aria-selected=true]{border-left-color:var(--accent);background:var(--wash);font-weight:600}
.side li[hidden]{display:none}
.told{overflow-y:auto;flex:1 1 0;min-height:0}.side ul,.told{background:${edges('top', 'bottom')}}
.told h4{margin:.2rem 0 .4rem;font-size:1rem}
.told dl{margin:0}.told dt{font-weight:400;color:var(--quiet);font-size:.85rem}.told dd{margin:0 0 .3rem}
.told .quiet{color:var(--quiet)}
.near button{margin:.15rem 0;text-align:left}
@media (min-width:1080px){
body{max-width:64.5rem;padding-left:19rem;padding-right:1.5rem}
nav{position:absolute;inset:2.6rem auto 0 1.5rem;width:14.5rem}
nav h2,nav ol{position:sticky;top:1.8rem;background:var(--paper)}
nav ol{top:3.7rem;max-height:calc(100vh - 5rem);overflow-y:auto}
figure .scroll:has(>table:not(.prose)){width:fit-content;max-width:calc(100% + max(0rem,(100vw - 66rem)/2))}}
@media (max-width:1079.98px){
nav{border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:1rem 0 1.1rem;margin:0 0 2.4rem}
nav ol{columns:2;column-gap:2rem}nav li{break-inside:avoid}nav a{border:0;padding:.2rem 0}}
@media (max-width:600px){
html{font-size:1rem}body{padding:2rem 1rem 4rem}h1{font-size:1.85rem}h2{font-size:1.36rem}
.wide{display:none}.narrow{display:block}nav ol{columns:1}nav a{padding:.36rem 0}
.facts>div{padding-right:1.6rem}
.summary>div{grid-template-columns:1fr;gap:.1rem}.headline tr{display:grid;grid-template-columns:1fr 6.6rem;padding:.35rem 0}.headline th[scope=row]:first-child{grid-column:1/-1;width:auto;max-width:none}.headline th,.headline td,.headline td:nth-child(2){padding:.05rem 0;width:auto}.track{width:calc(100% - 4.6rem)}.headline td:last-child{align-self:center;text-align:right}
.explorer{grid-template-columns:1fr}.frame{height:24rem}.side{height:auto;margin-top:.8rem}.told{flex:none}
dl.terms>div{grid-template-columns:1fr;gap:.1rem}main>section+section,main>nav+section{margin-top:2.6rem}
.take button{padding:.3rem .45rem}th,td{padding-right:.8rem}td:not(.long){white-space:nowrap}th[scope=row]:first-child{max-width:42vw}
.prose,.prose tbody,.prose tr,.prose th,.prose td{display:block}.prose thead{position:absolute;clip-path:inset(50%)}
.prose tr{padding:.55rem 0}.prose th[scope=row],.prose td{padding:0;min-width:0;max-width:none;position:static}.prose th[scope=row]:first-child{font-weight:600}
.prose .n,.prose td:not(.long){display:inline-block;text-align:left;margin-right:1.1rem}.prose td:empty{display:none}.prose td::before{content:attr(data-label)" ";color:var(--quiet)}}
@media print{
:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--accent:#000;${variables(light)}}
@page{size:A4;margin:14mm 15mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
html{font-size:9.5pt;line-height:1.45;background:#fff}body{max-width:none;padding:0}
nav{position:static;width:auto;border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:.8rem 0;margin:0 0 1.6rem}
nav h2,nav ol{position:static}nav ol{columns:2;max-height:none;overflow:visible}nav a,nav a[aria-current]{border:0;padding:.1rem 0;font-weight:400;color:inherit}
.wide,.live>.wide,.live>.scroll{display:block}.narrow,.skip,.explorer,.explore,.take,.tip,.fold{display:none!important}
.part[hidden]{display:block!important;content-visibility:visible!important}
header{margin-bottom:1.2rem}.summary{margin-bottom:1.6rem}.summary>div{padding:.2rem 0}.headline{margin-bottom:.3rem}.headline th,.headline td{padding-block:.15rem!important}.summary .said{display:inline}.said+.said::before{content:" "}
main>section+section,main>nav+section{margin-top:1.5rem}main>section>h2{padding-top:.6rem;margin-bottom:.4rem}figure{margin:1.2rem 0 1.3rem}h3{margin-top:1.4rem}.help{margin-bottom:.6rem}.note,details{margin-top:.4rem}.help,.note{max-width:none;font-size:8.5pt;line-height:1.4}
figure svg,figure .whole svg{max-height:17cm;max-width:100%}.wide svg,.whole svg{zoom:.7}
h2,h3,.help,figure h3 .number,summary{break-after:avoid}.summary h3{break-after:auto}.chart,tr,.help,h2~p,.part>p,h3,dl.terms:not(.definitions)>div,#dictionary details,.summary>div,.references li{break-inside:avoid}figure>.note{break-before:avoid}
.scroll,.tall{overflow:visible;max-height:none;background:none;border:0}.in-2{columns:2}.in-3{columns:3}.in-4{columns:4}[class*=in-]{column-gap:1.2rem}[class*=in-] table{width:100%;min-width:0;margin:0}
summary{list-style:none;min-height:0;padding:.1rem 0;color:var(--quiet)}
.definitions{columns:3;column-gap:1.2rem;font-size:6.8pt!important;line-height:1.3!important}.definitions>div{display:block!important;padding:.2rem 0!important}
:is(figure,#methods) details:not([open]),h3:has(+details):not(:has(~details[open])){display:none}.dictionary{columns:2;column-gap:1.6rem;font-size:7.5pt;line-height:1.3}.for-print{display:block}
.references{columns:2;column-gap:1.6rem;font-size:8pt;line-height:1.35}
thead th,th[scope=row]:first-child,thead th:first-child{position:static;background:none}thead{display:table-header-group}
a{text-decoration:none}table{font-size:7.2pt;line-height:1.27}th,td{padding:.11rem .6rem .11rem 0}[class*=in-]>table th,[class*=in-]>table td{padding-right:.35rem}[class*=in-] :is(td,th[scope=row]):not(.long){white-space:nowrap}.prose{width:100%}}
@media (forced-colors:active){.track{forced-color-adjust:none;background:Canvas;outline:1px solid CanvasText}.bar{background:Highlight}.reach{background:CanvasText}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`
  .replace(/\n+/g, '\n')
  .trim();
