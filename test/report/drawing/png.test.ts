import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { beforeAll, expect, test } from 'vitest';
import { palettePng } from '../../../src/report/drawing/png.js';

beforeAll(async () => initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))));

interface Picture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const pictureOf = (svg: string): Picture => new Resvg(svg).render();

/** The points of a PNG, as the decoder of another program has them. */
function seen(png: Uint8Array | null, { width, height }: Picture): Uint8Array {
  const link = `data:image/png;base64,${Buffer.from(png ?? []).toString('base64')}`;
  return pictureOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${link}" width="${width}" height="${height}" image-rendering="optimizeSpeed"/></svg>`,
  ).pixels;
}

/** A picture of so many columns, from the colour of each point. */
function picture(width: number, colours: readonly (readonly number[])[]): Picture {
  return { pixels: Uint8Array.from(colours.flatMap((colour) => [...colour, 255].slice(0, 4))), width, height: colours.length / width };
}

const [red, blue, white] = [
  [213, 94, 0],
  [0, 114, 178],
  [255, 255, 255],
];

test('palettePng keeps every point, in rows like the one above and in others', () => {
  const drawn = pictureOf(
    '<svg xmlns="http://www.w3.org/2000/svg" width="61" height="40"><rect width="61" height="40" fill="#fff"/><path d="M3,5L50,31" stroke="#0072b2"/><rect x="7" y="20" width="30" height="9" fill="#d55e00"/></svg>',
  );
  for (const one of [drawn, picture(2, [red, blue, red, blue, blue, white]), picture(1, [white])])
    expect(Buffer.from(seen(palettePng(one), one))).toEqual(Buffer.from(one.pixels));
});

test('palettePng makes none of more than 256 colours, or of one through which something shows', () => {
  const colours = Array.from({ length: 257 }, (_, i) => [i >> 1, (i & 1) * 100, 7]);
  const most = picture(16, colours.slice(0, 256));
  expect(Buffer.from(seen(palettePng(most), most))).toEqual(Buffer.from(most.pixels));
  expect(palettePng(picture(257, colours))).toBeNull();
  expect(palettePng(picture(2, [red, [...blue, 128]]))).toBeNull();
});
