import { getDomain, parse } from 'tldts';

/**
 * The registered domain of a web address, such as example.org for https://www.example.org/page; the blog's own name
 * where a host gives one to each of its users (name.blogspot.com). Null for what is not a readable web address.
 */
export function registeredDomain(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return getDomain(url, { allowPrivateDomains: true }) ?? getDomain(url);
}

/** Whether a host ends in a public suffix; the latest hosts are remembered, because most links lead to a few. */
export function hasPublicHost(address: string): boolean {
  const host = /^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? address;
  let known = publicHosts.get(host);
  if (known === undefined) {
    if (publicHosts.size >= HOSTS) publicHosts.clear();
    known = parse(address).isIcann === true;
    publicHosts.set(host, known);
  }
  return known;
}

const HOSTS = 10_000;
const publicHosts = new Map<string, boolean>();

/** The address without the punctuation of the sentence around it, and without brackets it does not open. */
export function trimmed(address: string): string {
  let end = address.length;
  let open = 0;
  for (const character of address) open += character === '(' ? 1 : character === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const last = address[end - 1] as string;
    if (last === ')' && open < 0) open += 1;
    else if (last === '(') open -= 1;
    else if (!"!?*';:,.$%[]@|~".includes(last)) break;
  }
  return address.slice(0, end);
}
