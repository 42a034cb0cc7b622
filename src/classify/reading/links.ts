import { type DomainKinds, kindOf } from '../../text/domains.ts';
import { type Span, withoutSpans } from '../../text/entities.ts';
import { fold } from '../../text/writing.ts';

/** A link of a post, read for what it tells. */
export interface ReadLink {
  readonly url: string;
  /** Host without www, in lower case. */
  readonly host: string;
  /** Path and query, in lower case. */
  readonly path: string;
  /** Kind of site; `unknown` where it is not in the list. */
  readonly kind: string;
  /** Whether the address names someone who is paid when the reader buys. */
  readonly affiliate: boolean;
  /** Whether the path leads to an article of a shop. */
  readonly product: boolean;
}

/** Addresses written without http://, as Bluesky and many people write them. */
const bare =
  /(?<![\w@/.-])(?:www\.)?(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|io|co|uk|au|ca|nz|me|us|info|ly|map|is|dev|ac)(?:\/[^\s)\]]*|(?=[\s)\],;]|$))/giu;

/** Amazon names the affiliate in `tag`; affiliate networks and shops use the others. `utm_…` only counts visits. */
const affiliateQuery =
  /[?&](?:aff|affid|aff_id|affiliate|affiliate_id|irclickid|awc|refersion|rfsn|shareasale|sscid|click_?ref|partner_?id)=|[?&]tag=[\w-]+-2\d\b/i;
const article = /\/(?:products?|product[_-]detail[\w.]*|shop|store|itm|dp|cart|listing)(?:\/|\?|$)/;
const referral = /[?&](?:ref|referral|via|refid)=[\w-]{2,}/i;

/** Reads each link once: its host, its kind of site and whether it pays an affiliate. */
export function readLinks(urls: readonly string[], domains: DomainKinds): ReadLink[] {
  const read: ReadLink[] = [];
  for (const url of urls.length < 2 ? urls : new Set(urls)) {
    const address = /^(?:https?:\/\/)?(?:www\.|m\.)?([^/?#:\s]+)((?:[/?#:]\S*)?)$/i.exec(url);
    if (address === null) continue;
    const host = fold(address[1] as string);
    // Exports write NA or a number where there is no link.
    if (!/[^.]\.[a-z\u0080-\uffff]/.test(host)) continue;
    const path = (address[2] as string).toLowerCase();
    const kind = kindOf(host, domains) ?? 'unknown';
    const shop = kind === 'marketplace' || kind === 'retail';
    const affiliate = kind === 'affiliate' || affiliateQuery.test(path) || (shop && referral.test(path));
    read.push({ url, host, path, kind, affiliate, product: article.test(path) });
  }
  return read;
}

/** Addresses in a text that are written without http://, outside its links. */
export function bareLinks(text: string, found: readonly Span[] = []): string[] {
  if (!/[a-z\d]\.[a-z]/i.test(text)) return [];
  let rest = text;
  if (found.some(({ kind }) => kind === 'link'))
    rest = withoutSpans(
      text,
      found.filter(({ kind }) => kind === 'link'),
    );
  return /[a-z\d]\.[a-z]/i.test(rest) ? (rest.match(bare) ?? []) : [];
}
