import { readFile } from 'node:fs/promises';
import { type Codebook, codeKeys } from '../../codebook/codebook.ts';
import { escaped, offlinePage } from '../../offline-page/offline-page.ts';
import { platformTitle } from '../../text/platform-title.ts';
import type { Shown } from '../round.ts';

/** What a coder page holds. Private: it has texts and handles of real people in it. */
export interface CoderPage {
  readonly study: string;
  readonly round: number;
  readonly coder: string;
  /** Names the set of posts: progress kept in the browser is found again by it. */
  readonly sheet: string;
  /** Name of the files that the page saves, without ending. */
  readonly file: string;
  readonly codebook: Codebook;
  readonly items: readonly PageItem[];
}

interface PageItem {
  readonly item: string;
  readonly shown: Shown;
  /** For settling: what each coder said. Absent while coding, which is blind. */
  readonly readings?: readonly { readonly coder: string; readonly said: string; readonly memo: string }[];
}

const asset = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

/**
 * The coder page: one HTML file that works offline. Nothing is loaded from anywhere; its policy allows no connection and
 * no script but its own, told by its hash, so that markup in a post stays text. Progress is kept in the browser.
 */
export async function coderPage(page: CoderPage): Promise<string> {
  const [keeping, showing, style] = await Promise.all([asset('answers.client.js'), asset('coder.client.js'), asset('coder.css')]);
  const settling = page.items.some(({ readings }) => readings !== undefined);
  return offlinePage({
    title: `${settling ? 'Settle' : 'Code'} ${page.study}, round ${page.round}, ${page.coder}`,
    style,
    script: keeping + showing,
    body: `<header>
<h1>${escaped(settling ? 'Settle disagreements' : page.codebook.title)}</h1>
<p class="sheet">${escaped(`${page.study}, round ${page.round}, ${settling ? 'third reading' : `coder ${page.coder}`}`)}</p>
<p class="private">Private: holds texts by real people. Keep this file on your machine, and delete it when the coding is done.</p>
<p id="warning" class="warning" hidden>This browser keeps nothing: save a file before you close this page, or open the file in another browser.</p>
</header>
<main>
<p class="status"><b id="position" tabindex="-1" aria-live="polite"></b><span id="progress" class="progress"></span><span id="state" class="state"></span></p>
<div id="strip" class="strip"></div>
<div id="post" class="post"></div>
<div class="desk">
<p class="ask" id="ask-codes">Which apply: none, one or several</p>
<div class="row" id="codes" role="group" aria-labelledby="ask-codes"></div>
<p class="ask" id="ask-flags">If none applies, one of these</p>
<div class="row" id="flags" role="group" aria-labelledby="ask-flags"></div>
<label class="ask" for="memo">Memo: which words are the evidence<span class="keys"> (<kbd>M</kbd> to write, <kbd>Esc</kbd> to leave)</span></label>
<textarea id="memo" rows="1"></textarea>
<div class="row" id="moves" role="group" aria-label="Moves"></div>
</div>
</main>
<aside><details class="book" open><summary>Codebook</summary><div id="book"></div></details></aside>
<section class="out" aria-label="Save what you coded">
<p>Progress is kept in this browser as you go. When you are done, or to hand in a part, save a file and send it back as you received this one.</p>
<button type="button" class="key save" id="csv">Save CSV</button><button type="button" class="key save" id="json">Save JSON</button>
<p class="again">To go on in another browser or on another machine, open this page there and <button type="button" class="key save" id="take">Continue from a saved file</button> <span id="taken" role="status"></span></p>
<input type="file" id="file" accept=".json,.csv" hidden>
</section>
<script type="application/json" id="data">${embedded({ ...page, items: page.items.map(titled), keys: codeKeys(page.codebook) })}</script>`,
  });
}

/** An item under the title of its platform, as people read it. */
function titled(item: PageItem): PageItem {
  return { ...item, shown: { ...item.shown, platform: platformTitle(item.shown.platform) } };
}

/** Data inside a script element: no sign of it can end the element or a line of script. */
function embedded(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
