import { codebook } from '../../src/codebook/codebook.ts';
import type { Round, SampledItem, Shown } from '../../src/coding/round.ts';

/** An invented post, as a coder sees it. */
export const shown: Shown = {
  platform: 'twitter',
  kind: 'original',
  space: null,
  day: '2023-01-01',
  author: 'InventedTeacher',
  bio: null,
  title: null,
  text: 'Three exit tickets: 1 … 2 … 3 …',
  quoted: null,
  links: [],
  label: null,
  context: [],
};

/** A drawn post; what matters to a test is given, the rest is plain. */
export function item(name: string, more: Partial<SampledItem> = {}): SampledItem {
  return {
    item: name,
    post: `twitter:${name}`,
    author: `author of ${name}`,
    platform: 'twitter',
    period: '2023-Q1',
    community: null,
    predicted: [],
    probabilities: {},
    instances: 1,
    authorPosts: 1,
    stratum: 'none',
    inclusion: 0.1,
    coders: ['ann', 'bo'],
    shown,
    ...more,
  };
}

/** A round of coding with these posts. */
export function roundWith(items: readonly SampledItem[], more: Partial<Round> = {}): Round {
  return {
    staffroom: 'sample',
    study: 'invented',
    round: 1,
    seed: '1 coding 1',
    period: 'quarter',
    coders: ['ann', 'bo'],
    overlap: 1,
    codebook,
    decided: codebook.codes.map(({ code }) => code),
    strata: [],
    from: { labels: 'hash of labels', members: 'hash of members' },
    totals: [],
    communities: [],
    items,
    earlier: [],
    ...more,
  };
}
