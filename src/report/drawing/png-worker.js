// Plain JavaScript, because a thread starts twice as fast without a translator of TypeScript.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import * as resvg from '@resvg/resvg-wasm';
import { palettePng } from './png.js';

/** Points for each pixel of the drawing: sharp in print at the width of a column. */
const ZOOM = 2;
/** The colour that `currentColor` stands for on white paper. */
const INK = '#1c1b19';

const program = readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
const fonts = await Promise.all(
  ['SourceSans3-Regular', 'SourceSans3-Bold', 'DejaVuSans', 'DejaVuSans-Bold'].map((name) =>
    readFile(new URL(`../fonts/${name}.ttf`, import.meta.url)),
  ),
);
await resvg.initWasm(await program);

parentPort?.on('message', (svg) => {
  try {
    parentPort?.postMessage(png(svg));
  } catch (cause) {
    parentPort?.postMessage(cause instanceof Error ? cause : new Error(String(cause)));
  }
});

/**
 * A drawn chart as PNG on white. The letters are those of the page, from font files of this project, with those of DejaVu
 * for scripts that it lacks, so that the bytes are the same on every machine; without fonts given, the drawer would
 * leave out all text without a word.
 * @param {string} svg
 */
function png(svg) {
  const inked = svg
    .replace(/^<svg /, `<svg color="${INK}" `)
    .replaceAll(/font-family="[^"]*"/g, 'font-family="Staffroom Sans"')
    .replaceAll(/font-weight="600"/g, 'font-weight="700"');
  const drawing = new resvg.Resvg(inked, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: false, fontBuffers: fonts, defaultFontFamily: 'Staffroom Sans', sansSerifFamily: 'Staffroom Sans' },
  });
  try {
    const picture = drawing.render();
    return palettePng(picture) ?? picture.asPng();
  } finally {
    drawing.free();
  }
}
