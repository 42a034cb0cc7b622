/** Posts written in HTML, as text with its paragraphs and as the links behind its words. */
import { decodeHTML } from 'entities/decode';

/** A link in a text: where it leads, the words it stands behind, and what its class says it is (a mention, a hashtag). */
export interface Anchor {
  readonly href: string;
  readonly words: string;
  readonly classes: readonly string[];
}

export interface HtmlText {
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

// Attributes never hold a bare <, so that no tag is looked for beyond the next one, and time grows linearly.
const PIECE = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|([^<]+)|</g;
/** Elements that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style']);

/**
 * The text of an HTML fragment as its readers saw it, and its links. Servers cut long addresses for the eye, and hide
 * the rest in spans: the words of a link that are an address are given whole.
 */
export function htmlText(html: string): HtmlText {
  const anchors: Anchor[] = [];
  let text = '';
  let unseen = 0;
  let open: { href: string; classes: readonly string[]; from: number } | null = null;
  for (const [piece, slash, name, attributes = '', plain] of html.matchAll(PIECE)) {
    if (name === undefined) {
      if (unseen === 0 && (plain !== undefined || piece === '<')) text += decodeHTML(piece).replace(/[\t\n\r ]+/g, ' ');
      continue;
    }
    const element = name.toLowerCase();
    const closes = slash === '/';
    if (UNSEEN.has(element)) unseen = Math.max(0, unseen + (closes ? -1 : 1));
    else if (element === 'br') text += '\n';
    else if (BLOCKS.has(element)) text += element === 'p' || element === 'blockquote' ? '\n\n' : '\n';
    else if (element === 'a') {
      if (open !== null) {
        anchors.push({ href: open.href, words: text.slice(open.from), classes: open.classes });
        open = null;
      }
      const href = closes ? null : attribute(attributes, 'href');
      if (href !== null) open = { href, classes: (attribute(attributes, 'class') ?? '').split(/\s+/), from: text.length };
    }
  }
  if (open !== null) anchors.push({ href: open.href, words: text.slice(open.from), classes: open.classes });
  return { text: tidy(text), anchors };
}

/** The text of a cell that holds HTML, and the links in it, if there are any. */
export function textOfHtml(cell: string | null): { readonly text: string | null; readonly links?: readonly string[] } {
  if (cell === null) return { text: null };
  const { text, anchors } = htmlText(cell);
  const links = linksOf(anchors);
  return links.length === 0 ? { text: text || null } : { text: text || null, links };
}

/** The addresses on the web that links lead to, each once. */
export function linksOf(anchors: readonly Anchor[]): string[] {
  return [...new Set(anchors.map(({ href }) => href).filter((href) => /^https?:\/\//i.test(href)))];
}

function attribute(attributes: string, name: 'href' | 'class'): string | null {
  const found = (name === 'href' ? HREF : CLASS).exec(attributes);
  return found === null ? null : decodeHTML(found[1] ?? found[2] ?? found[3] ?? '');
}

const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const CLASS = /(?:^|\s)class\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
