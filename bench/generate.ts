import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Invented, invented } from './invented.ts';
import { type ShapeName, shapes } from './shapes.ts';

/** Posts joined to one piece of text. */
const BATCH = 4000;

/** An invented export of so many posts, written where it is not there yet; the same seed gives the same bytes. */
export async function generate(folder: string, shape: ShapeName, posts: number, seed = 'bench'): Promise<string> {
  const { extension, head = '', together, write } = shapes[shape];
  const path = join(folder, `${shape}-${posts}.${extension}`);
  await written(path, head, posts, seed, (batch) => {
    let text = '';
    for (let at = 0; at < batch.length; at += together) text += write(batch.slice(at, at + together));
    return text;
  });
  return path;
}

/** What each post was planned to be, for a script that learns from it: columns id and label. */
export async function truth(folder: string, posts: number, seed = 'bench'): Promise<string> {
  const path = join(folder, `truth-${posts}.csv`);
  await written(path, 'id,label\n', posts, seed, (batch) => batch.map(({ id, kind }) => `${id},${kind}\n`).join(''));
  return path;
}

async function written(path: string, head: string, posts: number, seed: string, text: (batch: Invented[]) => string): Promise<void> {
  if (existsSync(path)) return;
  const out = createWriteStream(`${path}.part`, { highWaterMark: 1 << 20 });
  out.write(head);
  let batch: Invented[] = [];
  for (const post of invented(posts, seed)) {
    batch.push(post);
    if (batch.length < BATCH) continue;
    if (!out.write(text(batch))) await once(out, 'drain');
    batch = [];
  }
  out.end(text(batch));
  await once(out, 'finish');
  renameSync(`${path}.part`, path);
}
