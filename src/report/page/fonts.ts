import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { home } from '../../package.ts';

const FACES = [
  ['Staffroom Serif', 'SourceSerif4.woff2'],
  ['Staffroom Sans', 'SourceSans3.woff2'],
] as const;

/** The letters of the page, within the page: it looks the same on every machine and asks no other for them. */
export async function fontFaces(): Promise<string> {
  const faces = await Promise.all(
    FACES.map(async ([family, file]) => {
      const letters = (await readFile(join(home, 'src/report/fonts', file))).toString('base64');
      return `@font-face{font-family:"${family}";font-weight:200 900;src:url(data:font/woff2;base64,${letters}) format("woff2")}`;
    }),
  );
  return faces.join('\n');
}
