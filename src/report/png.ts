import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { home } from '../manifest.ts';

/** Points for each pixel of the drawing: sharp in print at the width of a column. */
const ZOOM = 2;
/** The colour that `currentColor` stands for on white paper. */
const INK = '#1c1b19';

/**
 * A drawn chart as PNG on white. The letters are those of two font files of this project, so that the bytes are the
 * same on every machine; without fonts given, the drawer would leave out all text without a word.
 */
export async function png(svg: string): Promise<Uint8Array> {
  const { Resvg } = await drawer();
  const inked = svg
    .replace(/^<svg /, `<svg color="${INK}" `)
    .replaceAll(/font-family="[^"]*"/g, 'font-family="DejaVu Sans"')
    .replaceAll(/font-weight="600"/g, 'font-weight="700"');
  const drawing = new Resvg(inked, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: false, fontBuffers: [...(await fonts())], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  try {
    return drawing.render().asPng();
  } finally {
    drawing.free();
  }
}

let ready: Promise<typeof import('@resvg/resvg-wasm')> | null = null;

/** The drawer, which may be started only once in a process. */
function drawer(): Promise<typeof import('@resvg/resvg-wasm')> {
  ready ??= (async () => {
    const resvg = await import('@resvg/resvg-wasm');
    await resvg.initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return resvg;
  })();
  return ready;
}

let loaded: Promise<readonly Uint8Array[]> | null = null;

function fonts(): Promise<readonly Uint8Array[]> {
  loaded ??= Promise.all(['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => readFile(join(home, 'src/report/fonts', name))));
  return loaded;
}
