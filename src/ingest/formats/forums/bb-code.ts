/** Words of forum posts written with marks in square brackets (BBCode), as phpBB, vBulletin, XenForo and MyBB keep them. */
import { htmlText } from '../html.ts';

export interface BoardText {
  readonly text: string | null;
  /** What is quoted from other posts. */
  readonly quotedText: string | null;
  /** The post that is quoted first, and who wrote it, as far as the mark tells. */
  readonly quoted: { readonly post: string | null; readonly author: { readonly id: string | null; readonly handle: string | null } } | null;
  readonly links: readonly string[];
}

const QUOTE = /\[(\/?)quote((?:[=\s][^\]\n]{0,300})?)\]/gi;
/** Any other mark. Its name is short, so that brackets in words stay. */
const MARK =
  /\[\/?(?:b|i|u|s|url|img|email|color|size|font|list|\*|code|php|html|user|center|left|right|align|attach|media|spoiler|indent|youtube|video|hr)(?:=[^\]\n]{0,300})?(?::\w{5,10})?\]/gi;
const LINK = /\[url(?:=(["']?)([^\]"'\s]{1,2000})\1)?[^\]\n]{0,100}\]([^[]{0,2000})/gi;
const POST = /(?:\bpost:\s*|\bpost_id=["']?|\bpid=["']?|;)(\d{1,12})/i;
const MEMBER = /(?:\bmember:\s*|\buser_id=["']?)(\d{1,12})/i;
const NAME = /^=\s*(?:"([^"\n]*?)(?:,\s*(?:post|member):[^"]*)?"|'([^'\n]*)'|([^\s;"'][^;"'\n]*?))(?=$|[;,\s])/i;

/** The text of a post without its marks, and what it quotes. Posts are HTML inside where phpBB keeps them so. */
export function boardText(cell: string | null): BoardText {
  if (cell === null) return { text: null, quotedText: null, quoted: null, links: [] };
  const written = /^<[rt]>|&(?:amp|lt|gt|quot|#\d{1,5});|<!-- [a-z] -->/.test(cell) ? htmlText(cell.replaceAll('\n', '<br>')).text : cell;
  const { own, quotes, first } = parted(written);
  const links = Array.from(own.matchAll(LINK), ([, , address, words = '']) => address ?? words.trim()).filter((link) =>
    /^https?:\/\//i.test(link),
  );
  return {
    text: plain(own),
    quotedText: plain(quotes.join('\n')),
    quoted: first === null ? null : quotedIn(first),
    links: [...new Set(links)],
  };
}

/** What stands outside of all quotes and what inside, and the mark of the first. A quote that does not end is none. */
function parted(text: string): { own: string; quotes: string[]; first: string | null } {
  const quotes: string[] = [];
  let own = '';
  let from = 0;
  let depth = 0;
  let begun = { at: 0, behind: 0, mark: '' };
  let first: string | null = null;
  for (const { index, 0: mark, 1: slash, 2: told = '' } of text.matchAll(QUOTE)) {
    if (slash === '') {
      if (depth === 0) begun = { at: index, behind: index + mark.length, mark: told };
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      own += text.slice(from, begun.at);
      quotes.push(text.slice(begun.behind, index));
      first ??= begun.mark;
      from = index + mark.length;
    }
  }
  return { own: own + text.slice(from), quotes, first };
}

function quotedIn(mark: string): NonNullable<BoardText['quoted']> {
  const [, double, single, bare] = NAME.exec(mark) ?? [];
  return {
    post: POST.exec(mark)?.[1] ?? null,
    author: { id: MEMBER.exec(mark)?.[1] ?? null, handle: (double ?? single ?? bare)?.trim() || null },
  };
}

function plain(text: string): string | null {
  return (
    text
      .replace(QUOTE, '')
      .replace(MARK, '')
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim() || null
  );
}
