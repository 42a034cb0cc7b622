import { beforeAll, describe, expect, test } from 'vitest';
import { elementsOf, isOwnLink } from './markup.ts';
import { rendered } from './rendered.ts';
import { person, post, unperiodic } from './tables.ts';

describe('names from the data', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '"onload="alert(1)',
    "'><img src=x onerror=alert(1)>",
    '</style><svg/onload=alert(1)>',
    'javascript:alert(1)',
    '&lt;b&gt;',
    '{{7*7}}$' + '{7*7}',
    'a\u2028b\u2029c\u0000d\u0008e',
    'evil\u202etxt.exe\u2066x',
    '=HYPERLINK("http://x")',
    '＝1+1',
    '-2+3',
    'x'.repeat(300),
    '𝒳'.repeat(300),
    '\ud800',
    '__proto__',
    'constructor',
  ];
  let attacked: Map<string, string>;

  beforeAll(async () => {
    const people = Array.from({ length: 8 }, (_, i) => `twitter:${i}`);
    const posts = hostile.flatMap((name, h) =>
      people.map((author, i) =>
        post({
          post: `${h}-${i}`,
          author,
          platform: h % 3 === 0 ? name : 'twitter',
          time: Date.UTC(2024, 0, 1 + h),
          space: name,
          hashtags: [name],
          kind: 'original',
        }),
      ),
    );
    attacked = await rendered(
      {
        posts,
        people: people.map((key) => person({ person: key, posts: hostile.length })),
        links: posts.map(({ post: key }, i) => ({ post: key, position: 1, url: 'x', domain: hostile[i % hostile.length] as string })),
        labels: posts.flatMap(({ post: key }) =>
          ['sharing', ...hostile].map((code) => ({ post: key, code, value: true, probability: null })),
        ),
        evidence: posts.flatMap(({ post: key }) =>
          hostile.map((cue, i) => ({ post: key, code: 'sharing', cue, position: i, excerpt: '' })),
        ),
        ledger: hostile.map((format, i) => ({
          file: `${i}`,
          format,
          bytes: 1,
          sha256: '',
          encoding: '',
          rows: 8,
          kept: 7,
          duplicates: 0,
          rejected: 1,
          blank: 0,
          first: null,
          last: null,
          note: format,
        })),
        rejects: hostile.map((code, i) => ({ file: '', line: i, byte: i, code, reason: code, hash: '' })),
        ties: people.flatMap((source) =>
          people
            .filter((target) => target !== source)
            .map((target) => ({ source, target, kind: 'reply', weight: 1, first: null, last: null })),
        ),
        measures: hostile.map((measure) => ({ measure, person: null, value: 0.5 })),
        communities: [{ community: 1, size: 8, stability: null, inside: 5, outside: 1 }],
        terms: hostile.flatMap((term, i) =>
          ['word', 'hashtag', 'domain'].map((kind) => ({ community: 1, kind, rank: i + 1, term, people: 8, score: 1 })),
        ),
        profiles: people.map((key) => ({
          person: key,
          part: 'tools',
          kind: 'domain',
          alter: null,
          item: hostile[0] as string,
          count: 1,
          first: null,
          last: null,
        })),
        indicators: hostile.map((indicator) => ({
          indicator,
          scope: 'study',
          person: null,
          item: null,
          value: 0.5,
          ...unperiodic,
          people: 40,
        })),
      },
      { title: hostile.join(' '), report: { top: 40 } },
    );
  });

  test('add no element, handler or link to the page or a figure', () => {
    for (const [name, content] of attacked) {
      if (!name.endsWith('.html') && !name.endsWith('.svg')) continue;
      for (const { name: element, attributes } of elementsOf(content)) {
        if (element === 'script') expect(attributes).toHaveProperty('type', 'application/json');
        expect(['img', 'iframe', 'image', 'use', 'b']).not.toContain(element);
        for (const [attribute, value] of Object.entries(attributes)) {
          expect(attribute).not.toMatch(/^on/i);
          if (['href', 'xlink:href', 'src', 'action'].includes(attribute)) expect(isOwnLink(value), value).toBe(true);
        }
      }
    }
  });

  test('bring no control character, line separator or turn of direction', () => {
    for (const [name, content] of attacked) {
      if (/\.(?:json|png)$/.test(name)) continue;
      const bad = [...content.replaceAll(/[\r\n]/g, '')].filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(character));
      expect(bad, name).toEqual([]);
    }
  });

  test('are cut where they are long', () => {
    expect(attacked.get('index.html')?.includes('x'.repeat(130))).toBe(false);
    expect(attacked.get('index.html')?.includes('𝒳'.repeat(130))).toBe(false);
  });

  test('start no formula in a spreadsheet', () => {
    for (const [name, content] of attacked) {
      if (!name.endsWith('.csv')) continue;
      for (const cell of content.split(/\r\n|,/)) expect(cell).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/u);
    }
  });
});
