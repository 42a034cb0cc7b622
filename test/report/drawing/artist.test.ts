import { afterEach, beforeEach, expect, test } from 'vitest';
import { Artist } from '../../../src/report/drawing/artist.ts';
import { draw } from '../../../src/report/drawing/draw.ts';

let artist: Artist;
beforeEach(() => {
  artist = new Artist();
});
afterEach(() => artist.close());

const bars = (name: string) => ({
  data: { values: [{ name, posts: 3 }] },
  mark: 'bar' as const,
  encoding: { x: { field: 'posts', type: 'quantitative' as const }, y: { field: 'name', type: 'nominal' as const } },
});

test('charts come drawn as the program itself draws them, each to who asked for it', async () => {
  const names = ['maths', 'music'];
  const drawn = await Promise.all(names.map((name) => artist.draw(bars(name), { alt: name, name })));
  expect(drawn).toEqual(await Promise.all(names.map((name) => draw(bars(name), { alt: name, name }))));
  expect(Buffer.from(await artist.paint(drawn[0] as string)).subarray(1, 4)).toEqual(Buffer.from('PNG'));
});

test('what is wrong with a chart is told of it, and the next is drawn', async () => {
  const asks = { ...bars('maths'), data: { url: 'file:///etc/hostname' } };
  await expect(artist.draw(asks, { alt: '', name: 'x' })).rejects.toThrow('asked for file:');
  expect(await artist.draw(bars('maths'), { alt: '', name: 'x' })).toMatch(/^<svg/);
});
