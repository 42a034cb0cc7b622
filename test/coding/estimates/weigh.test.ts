import { expect, test } from 'vitest';
import { codebook } from '../../../src/codebook/codebook.ts';
import type { Entry } from '../../../src/coding/estimates/readings.ts';
import { weigh } from '../../../src/coding/estimates/weigh.ts';
import type { SampledItem } from '../../../src/coding/round.ts';
import { item, roundWith } from '../example.ts';

/** A post that one coder read, and gave no code. */
function read(name: string): Entry {
  const codes = Object.fromEntries(codebook.codes.map(({ code }) => [code, false]));
  const reading = { item: name, coder: 'ann', codes, uncodable: false, flag: null, memo: '', saved: null, place: name };
  return { item: name, readings: new Map([['ann', reading]]), settled: null };
}

function drawn(round: number, count: number, more: Partial<SampledItem>): SampledItem[] {
  return Array.from({ length: count }, (_, i) => item(`r${round}${more.stratum}${i}`, more));
}

test('the coded posts of several rounds stand for all posts, stratum by stratum, also where coders left posts out', () => {
  // Of 100 posts some 20 were drawn, of which half were coded; of the other 80 then 40. Of 50 rare ones all were drawn at first.
  const common = [drawn(1, 20, { stratum: 'none', inclusion: 0.2 }), drawn(2, 40, { stratum: 'none', inclusion: 0.5 })] as const;
  const rare = drawn(1, 50, { stratum: 'commercial', inclusion: 1 });
  const rounds = [
    roundWith([...common[0], ...rare]),
    roundWith(common[1], { round: 2, earlier: [...common[0], ...rare].map((one) => ({ ...one })) }),
  ];
  const coded = [...common[0].slice(0, 10), ...rare.slice(0, 10), ...common[1]];
  const weighed = weigh(
    rounds,
    coded.map(({ item: name }) => read(name)),
    codebook,
  );
  const sum = (names: readonly SampledItem[]) =>
    weighed.filter(({ post }) => names.some((one) => one.post === post)).reduce((all, { weight }) => all + weight, 0);
  expect(sum([...common[0], ...common[1]])).toBeCloseTo(100, 9);
  expect(sum(rare)).toBeCloseTo(50, 9);
});

test('posts of a stratum that nobody coded are stood for by those that the program gave the same code', () => {
  const commercial = { predicted: ['commercial'], inclusion: 0.2 };
  const early = drawn(1, 2, { ...commercial, stratum: 'commercial · early' });
  const late = drawn(1, 4, { ...commercial, stratum: 'commercial · late' });
  const others = drawn(1, 20, { stratum: 'none', inclusion: 0.2 });
  const further = drawn(2, 10, { stratum: 'none', inclusion: 0.25 });
  const sum = (weighed: ReturnType<typeof weigh>, names: readonly SampledItem[]) =>
    weighed.filter(({ post }) => names.some((one) => one.post === post)).reduce((all, { weight }) => all + weight, 0);
  const one = weigh(
    [roundWith([...early, ...late, ...others])],
    [...late, ...others].map(({ item: name }) => read(name)),
    codebook,
  );
  expect([sum(one, late), sum(one, others)]).toEqual([30, 100]);
  // In a second round nobody coded a post of theirs: of them the first alone speaks.
  const two = weigh(
    [roundWith([...early, ...late, ...others]), roundWith(further, { round: 2, earlier: [...early, ...late, ...others] })],
    [...late, ...others, ...further].map(({ item: name }) => read(name)),
    codebook,
  );
  expect(sum(two, late)).toBeCloseTo(30, 9);
  expect(sum(two, [...others, ...further])).toBeCloseTo((24 / 34) * 100 + (10 / 34) * (20 + 40), 9);
});

test('what is known of an earlier post is what the last round says, and what it stands for goes by the stratum it was drawn in', () => {
  const first = drawn(1, 4, { stratum: 'none', inclusion: 0.2 });
  const second = drawn(2, 4, { stratum: 'none', inclusion: 0.25 });
  const now = first.map((one) => ({ ...one, predicted: ['commercial'], community: 7, instances: 3 }));
  const weighed = weigh(
    [roundWith(first), roundWith(second, { round: 2, earlier: now })],
    [...first, ...second].map(({ item: name }) => read(name)),
    codebook,
  );
  // Half of all coded posts are of each round: ½ · 1 / 0.2 + ½ for those of the first, ½ · 1 / 0.25 for the others.
  expect(weighed.map(({ predicted, community, instances, weight }) => [predicted, community, instances, weight])).toEqual([
    ...first.map(() => [['commercial'], 7, 3, 3]),
    ...second.map(() => [[], null, 1, 2]),
  ]);
});

test('rounds before and after a model was fitted are joined: posts stand for all posts once, whatever the program says of them now', () => {
  // 200 posts: round 1 draws 40 of them without a model; a quarter of all share by the model that came after it.
  const first = drawn(1, 40, { stratum: 'none', inclusion: 0.2 });
  const earlier = first.map((one, i) => ({ ...one, predicted: i < 10 ? ['sharing'] : [] }));
  const second = [
    ...drawn(2, 20, { predicted: ['sharing'], stratum: 'sharing', inclusion: 20 / 40 }),
    ...drawn(2, 20, { stratum: 'none', inclusion: 20 / 120 }),
  ];
  const weighed = weigh(
    [roundWith(first, { decided: [] }), roundWith(second, { round: 2, earlier })],
    [...first, ...second].map(({ item: name }) => read(name)),
    codebook,
  );
  const total = (shares: boolean) =>
    weighed.filter(({ predicted }) => predicted?.includes('sharing') === shares).reduce((sum, { weight }) => sum + weight, 0);
  expect(total(true)).toBeCloseTo(50, 9);
  expect(total(false)).toBeCloseTo(150, 9);
});
