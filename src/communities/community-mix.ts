// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { codebook } from '../codebook/codebook.ts';
import { decidedCodes } from '../codebook/decided-codes.ts';
import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';
import { type Groups, sizes } from '../graph/groups.ts';
import type { Row } from '../schema/schema.ts';
import type { Roles } from './roles.ts';

type Mix = Row<'communityMix'>;

/** Numbers by community: of people, of posts where posts are counted, and of what they are a share of. */
interface Counted {
  readonly people: Float64Array;
  readonly posts: Float64Array | null;
  readonly wholes: ArrayLike<number>;
}

/**
 * What the posts and the people of each community are: codes, platforms and kinds of post by share of posts, roles by
 * share of members, beside the same share over everybody in a community. Communities of fewer than `minSize` people have
 * no rows of their own. Communities are numbered from 1 in their order.
 */
export async function mixOf(db: Database, groups: Groups, roles: Roles, minSize: number): Promise<Mix[]> {
  await db.run(things((await decidedCodes(db, codebook))[0]));
  try {
    const names = await db.rows<{ kind: string; name: string }>(
      'SELECT DISTINCT kind, name FROM community_things WHERE name IS NOT NULL ORDER BY kind, name',
    );
    const used = await db.integers(
      'SELECT node, dense_rank() OVER (ORDER BY kind, name) - 1 AS thing, n FROM community_things WHERE name IS NOT NULL',
    );
    const posted = await db.integers("SELECT node, n FROM community_things WHERE kind = 'post'");
    const coded = await db.integers("SELECT node, n FROM community_things WHERE kind = 'code' AND name IS NULL");
    const whole = { code: totals(groups, coded[0]!, coded[1]!), platform: totals(groups, posted[0]!, posted[1]!) };
    const counted = names.map(() => ({ people: new Float64Array(groups.count), posts: new Float64Array(groups.count) }));
    for (const [k, node] of used[0]!.entries()) {
      const { people, posts } = counted[used[1]![k]!]!;
      const group = groups.of[node]!;
      people[group]! += 1;
      posts[group]! += used[2]![k]!;
    }
    const size = sizes(groups);
    const rows: Mix[] = [];
    const add = (kind: string, name: string, { people, posts, wholes }: Counted) => {
      const held = posts ?? people;
      const everywhere = sum(held) / sum(wholes);
      for (let c = 0; c < groups.count; c++) {
        if (size[c]! < minSize || people[c] === 0) continue;
        rows.push({
          community: c + 1,
          kind,
          name,
          people: people[c]!,
          posts: posts?.[c] ?? null,
          share: held[c]! / wholes[c]!,
          everywhere,
        });
      }
    };
    for (const [t, { kind, name }] of names.entries()) {
      add(kind, name, { ...counted[t]!, wholes: kind === 'code' ? whole.code : whole.platform });
    }
    for (const [role, people] of rolesOf(groups, roles)) add('role', role, { people, posts: null, wholes: size });
    return rows;
  } finally {
    await db.run('DROP TABLE IF EXISTS community_things');
  }
}

/**
 * Members of each role, after the cartography of Guimerà & Amaral (2005, doi:10.1038/nature03288), its seven roles joined
 * into four: a hub has by far the most contacts inside; of the others a bridge has interactions with many communities,
 * somebody at home hardly any outside, and a visitor some.
 */
function rolesOf(groups: Groups, { participation, standing }: Roles): Map<string, Float64Array> {
  const members = new Map(['bridge', 'home', 'hub', 'visitor'].map((role) => [role, new Float64Array(groups.count)]));
  for (const [i, group] of groups.of.entries()) members.get(roleOf(standing[i]!, participation[i]!))![group]! += 1;
  return members;
}

function roleOf(standing: number, participation: number): string {
  if (standing >= 2.5) return 'hub';
  if (participation > 0.62) return 'bridge';
  return participation <= 0.05 ? 'home' : 'visitor';
}

function totals(groups: Groups, nodes: Int32Array, counts: Int32Array): Float64Array {
  const out = new Float64Array(groups.count);
  for (const [k, node] of nodes.entries()) out[groups.of[node]!]! += counts[k]!;
  return out;
}

function sum(values: ArrayLike<number>): number {
  let all = 0;
  for (let i = 0; i < values.length; i++) all += values[i]!;
  return all;
}

/**
 * How many posts of everybody are of which kind; without a name, how many were coded: what cannot be read is not. A code that
 * the study decides has a row for each coded post: one such code stands for all, and other rows that say no are not looked at.
 */
function things(decided = ''): string {
  return `
CREATE OR REPLACE TABLE community_things AS
WITH own AS (SELECT m.node, p.post, p.platform, p.kind FROM posts p JOIN community_people m ON m.person = p.author),
read AS (
  SELECT o.node, l.code, l.value, count(*) AS n FROM labels l JOIN own o ON o.post = l.post
  WHERE (l.value OR l.code = ${literal(decided)}) AND l.post NOT IN (SELECT post FROM labels WHERE code = 'uncodable' AND value)
  GROUP BY o.node, l.code, l.value
)
SELECT node, 'platform' AS kind, platform AS name, count(*) AS n FROM own GROUP BY node, platform
UNION ALL
SELECT node, 'post', kind, count(*) FROM own GROUP BY node, kind
UNION ALL
SELECT node, 'code', code, n FROM read WHERE value
UNION ALL
SELECT node, 'code', NULL, sum(n) FROM read WHERE code = ${literal(decided)} GROUP BY node`;
}
