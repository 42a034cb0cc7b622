/** An element of XML, read strictly. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Reads XML as a strict parser would: throws where it is not well-formed (XML 1.0, without DTD, CDATA or comments). */
export function readXml(text: string): Element {
  if (forbidden.test(text)) throw new Error('forbidden character');
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  while (at < body.length) {
    const inner = open.at(-1) as Element;
    const next = body.indexOf('<', at);
    const end = next === -1 ? body.length : next;
    inner.text += unescaped(body.slice(at, end));
    if (next === -1) break;
    const tag = /^<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>/.exec(body.slice(next, next + 100_000));
    if (tag === null) throw new Error(`no tag: ${body.slice(next, next + 80)}`);
    const [whole, closing, name, attributes, empty] = tag as unknown as [string, string, string, string, string];
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`closes what is not open: ${name}`);
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      inner.children.push(element);
      if (!empty) open.push(element);
    }
    at = next + whole.length;
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one whole element');
  return root.children[0] as Element;
}

/** All elements of a name below an element, in their order. */
export function below(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
}

function attributesOf(text: string): Record<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([A-Za-z_][\w:.-]*)="([^"]*)"/g)) {
    if (found.has(name as string)) throw new Error(`attribute twice: ${name}`);
    // An attribute loses its line ends and tabs unless they are written as references.
    found.set(name as string, unescaped((value as string).replaceAll(/[\t\n\r]/g, ' ')));
  }
  return Object.fromEntries(found);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+);|(\w+);)?/g, (whole, code?: string, name?: string) => {
    const character = code === undefined ? entities[name ?? ''] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`no entity: ${whole}`);
    return character;
  });
}
