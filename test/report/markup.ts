import { script } from '../../src/report/page/script.ts';
import { references } from '../../src/report/paper/references.ts';
import { published } from '../../src/report/sections/beside/published-studies.ts';

/** The script of every page: the program's own, the same in all of them. */
export const own = await script();

/** An element as it begins: its name and attributes. */
export interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
}

/**
 * The elements of a page or picture, read as strictly as the report writes them: attributes in double quotes, `<` of
 * texts escaped. Anything else is an error, so that nothing hides from the tests that count elements. The page's own
 * script is left out where it stands word for word; any other is an element.
 */
export function elementsOf(markup: string): Element[] {
  const found: Element[] = [];
  const open: string[] = [];
  const text = markup.replace(/<style>[^<]*<\/style>/g, '').replace(`<script>${own.text}</script>`, '');
  let at = 0;
  const token = /<!doctype html>|<\/([a-zA-Z][\w:]*)>|<([a-zA-Z][\w:]*)((?: [a-zA-Z][\w:-]*(?:="[^"<]*")?)*) ?(\/?)>/y;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next < 0) break;
    token.lastIndex = next;
    const match = token.exec(text);
    if (match === null) throw new Error(`no markup the report writes: ${text.slice(next, next + 80)}`);
    const [, closing, opening, attributes = '', self] = match;
    if (closing !== undefined && open.pop() !== closing) throw new Error(`</${closing}> closes nothing`);
    if (opening !== undefined) {
      found.push({ name: opening.toLowerCase(), attributes: attributesOf(attributes) });
      if (self !== '/' && !['meta', 'br', 'path', 'line', 'rect'].includes(opening.toLowerCase())) open.push(opening);
    }
    at = token.lastIndex;
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return found;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g)].map(([, name, value]) => [name as string, value ?? '']),
  );
}

/** Whether a link of a page leads within it, or to a work that the program names by its DOI: nowhere that data could name. */
export function isOwnLink(address: string | undefined): boolean {
  return address !== undefined && (/^#[a-z][\w-]*$/.test(address) || WORKS.has(address));
}

const WORKS = new Set([...references, ...published].flatMap(({ doi }) => (doi === undefined ? [] : [`https://doi.org/${encodeURI(doi)}`])));
