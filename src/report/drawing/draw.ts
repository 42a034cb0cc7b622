import type { TopLevelSpec } from 'vega-lite';
import { config } from './theme.ts';
import { vega, vegaLite } from './vega.ts';

/**
 * Draws a chart as SVG, in Node and without a canvas, so that text widths, and with them the bytes, are the same on
 * every machine. The picture is one image to assistive technology, described by `alt`; its marks are hidden from it.
 * `name` keeps the ids inside apart from those of other charts on the page.
 */
export async function draw(spec: TopLevelSpec, { alt, name }: { alt: string; name: string }): Promise<string> {
  const complaints: string[] = [];
  const logger = collector(complaints);
  const { spec: compiled } = vegaLite.compile(spec, { config, logger });
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger, loader: deaf(vega.loader()) });
  try {
    const svg = await view.toSVG();
    // What Vega warns of is a chart that does not show what its author meant: a bug, not something to print.
    if (complaints.length > 0) throw new Error(`chart ${name}: ${complaints.join('; ')}`);
    return dressed(svg, { alt, name });
  } finally {
    view.finalize();
  }
}

/** A logger that keeps warnings and errors. It must not throw: Vega would wait for the answer for ever. */
function collector(complaints: string[]) {
  const keep = (...messages: readonly unknown[]) => {
    complaints.push(messages.map(String).join(' '));
    return logger;
  };
  const pass = () => logger;
  const logger = { level: pass, error: keep, warn: keep, info: pass, debug: pass };
  return logger as never;
}

/** A loader that loads nothing: a chart has its data in hand. */
function deaf<T extends object>(loader: T): T {
  const refuse = async (uri: string): Promise<never> => {
    throw new Error(`chart: asked for ${uri}`);
  };
  return Object.assign(loader, { load: refuse, sanitize: refuse, http: refuse, file: refuse });
}

/** What a mark says, as Vega writes it, for assistive technology; the page shows it beside the pointer. */
const SAID = /(?<=^<path) aria-label=/;

/** Attributes that only matter to scripts, or tell assistive technology of single marks. */
const NEEDLESS = / (?:role|aria-roledescription|aria-label|aria-hidden|class|pointer-events)="[^"]*"| opacity="1"| stroke-miterlimit="4"/g;

function dressed(svg: string, { alt, name }: { alt: string; name: string }): string {
  const size = /^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (size === null) throw new Error('chart: no size in the picture drawn');
  const ids = new Map<string, string>();
  const id = (found: string) => {
    if (!ids.has(found)) ids.set(found, `${name}-${ids.size + 1}`);
    return ids.get(found) as string;
  };
  const body = svg
    .slice(svg.indexOf('>') + 1)
    .replace(/<[^>]*>/g, (tag) =>
      tag
        .replace(SAID, ' data-tip=')
        .replace(NEEDLESS, '')
        .replace(/(?<= id="|url\(#)[\w-]+/g, id),
    )
    .replace(/<path d="" display="none"\/>/g, '')
    .replace(/<path d="M0,0h0v0h0Z"\/>/g, '')
    .replace(/<g\b/, '<g aria-hidden="true"');
  const [, width, height] = size;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${attribute(alt)}" font-family="system-ui, sans-serif">${body}`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
