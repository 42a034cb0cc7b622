import { readFile } from 'node:fs/promises';
import { escaped, offlinePage } from '../offline-page/offline-page.ts';
import { countOf, grouped } from '../text/counts.ts';
import { dayInWords, isoDay } from '../text/days.ts';
import { platformInSentence } from '../text/platform-title.ts';
import { hourChart } from './hours.ts';
import { map } from './map.ts';
import type { Item, Mirror } from './mirror.ts';
import { goals, type Prompt, prompts } from './prompts.ts';

const asset = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/** Rows of a table; more do not help to reflect. */
const ROWS = 40;

/**
 * The mirror as one HTML file that works offline: nothing is loaded, nothing is sent, and no script runs but its own,
 * told by its hash. Private: it names the people of one educator's network.
 */
export async function mirrorPage(mirror: Mirror): Promise<string> {
  const [script, style] = await Promise.all([asset('mirror.client.js'), asset('mirror.css')]);
  return offlinePage({
    title: 'Private: mirror of my professional learning network',
    style,
    script,
    body: `<header>
<p class="private">Private. This page names people and is made for you alone. It stays on your machine: it loads nothing and sends nothing.</p>
<h1>Mirror of my professional learning network</h1>
<p id="summary">${escaped(summary(mirror))}</p>
<p class="quiet">It shows what you posted, not what you read, learned or felt; private messages and likes are not in it. Words such as “commercial” come from rules and a model that err, and that read English only.</p>
</header>
<main>
<section>
<h2>Identify</h2>
<p>The people, spaces and tools that your posts show, the most frequent first.</p>
<figure><div class="wide">${map(mirror, { width: 720, id: 'map-wide' })}</div><div class="narrow">${map(mirror, { width: 350, id: 'map-narrow' })}</div>
<figcaption>Larger circles: met more often. Dashed lines: people you pass on or mention, with no answer between you in these files. Hollow circles: not met in the last half-year of your posts. Bars, where there is room: from the first time to the last.</figcaption></figure>
${table('People', mirror.people)}${table('Spaces', mirror.spaces)}${table('Tools', mirror.tools)}
</section>
<section>
<h2>Reflect</h2>
<p>Questions to your own figures. Nothing here is a mark.</p>
${prompts(mirror)
  .map((prompt) => asked(prompt, prompt.name === 'hours' ? hourChart(mirror) : ''))
  .join('\n')}
</section>
<section>
<h2>Intend</h2>
<p>What you want to change, and how you will notice. Small and soon is better than large and some time.</p>
${goals.map((goal) => asked(goal, '')).join('\n')}
</section>
<button type="button" id="save">Save what I wrote</button>
<p id="state" class="quiet" role="status">What you write is kept nowhere until you save it.</p>
</main>
<footer class="quiet"><p>Shape: PLN Enrichment Framework (Krutka, Carpenter &amp; Trust 2017, 10.1007/s11528-016-0141-5). People, spaces and tools: Trust, Krutka &amp; Carpenter 2016, 10.1016/j.compedu.2016.06.007.</p></footer>`,
  });
}

function summary({ posts, platforms, first, last, people, spaces, tools }: Mirror): string {
  const span = first === null || last === null ? '' : ` from ${dayOnALine(first)} to ${dayOnALine(last)}`;
  const found = [countOf(people.length, 'person', 'people'), countOf(spaces.length, 'space'), countOf(tools.length, 'tool')];
  return `${countOf(posts, 'post')} on ${platforms.map(platformInSentence).join(', ')}${span}: ${found.join(', ')}.`;
}

/** A day as 7 May 2007, kept on one line. */
function dayOnALine(time: number): string {
  return dayInWords(time).replaceAll(' ', '\u00a0');
}

function asked({ name, title, figures, questions }: Prompt, drawing: string): string {
  const fields = questions.map(
    (question, i) => `<label for="${name}-${i}">${escaped(question)}</label><textarea id="${name}-${i}" rows="3"></textarea>`,
  );
  const told = figures.map((figure) => `<p class="figure">${escaped(figure)}</p>`);
  return [`<div data-prompt="${name}"><h3>${escaped(title)}</h3>`, ...told, drawing, ...fields, '</div>'].join('');
}

function table(title: string, items: readonly Item[]): string {
  if (items.length === 0) return '';
  const head = '<tr><th>Name</th><th>Kind</th><th class="n">Times</th><th>Last</th></tr>';
  const rows = items.slice(0, ROWS).map(row);
  const rest = items.length > ROWS ? `<p class="quiet">and ${items.length - ROWS} more</p>` : '';
  return [
    `<details><summary>${title}: ${items.length}</summary>`,
    `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`,
    `${rest}</details>`,
  ].join('');
}

function row(item: Item): string {
  const { name, kind, count, last } = item;
  const when = `${last === null ? '' : isoDay(last)}${signOf(item)}`;
  return `<tr><td>${escaped(name)}</td><td>${escaped(kind)}</td><td class="n">${grouped(count)}</td><td>${when}</td></tr>`;
}

function signOf({ faded, fresh }: Item): string {
  if (faded) return ' faded';
  return fresh ? ' new' : '';
}
