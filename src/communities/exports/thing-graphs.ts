import { literal } from '../../database/sql.ts';
import type { Released } from '../../run/stage.ts';
import { gexf } from './gexf.ts';
import { type FileEdge, type FileNode, whole } from './network-file.ts';

/** Things in a file: those in most posts, for more could not be drawn. */
const MOST = 1000;

/** Networks of things, each a file: hashtags, and domains, that stand in one post. */
const FILES = { 'hashtags.gexf': 'hashtag', 'domains.gexf': 'domain' } as const;

/**
 * Writes the networks of hashtags and of domains for Gephi: two are tied where they occur in the same post, with the number
 * of such posts as weight; those that never occur with another are left out. From the tables under pseudonyms alone: what
 * few people use has no name in them.
 */
export async function writeThingGraphs({ db, table, file }: Pick<Released, 'db' | 'table' | 'file'>): Promise<void> {
  for (const [name, kind] of Object.entries(FILES)) {
    const most = `SELECT item, sum(posts) AS posts, count(DISTINCT person) AS people FROM ${table('uses')} WHERE kind = ${literal(kind)}
      AND item IN (SELECT one FROM ${table('coUses')} WHERE kind = ${literal(kind)} UNION SELECT other FROM ${table('coUses')} WHERE kind = ${literal(kind)})
      GROUP BY item ORDER BY posts DESC, item LIMIT ${MOST}`;
    const nodes = await db.rows<{ item: string; posts: number; people: number }>(`SELECT * FROM (${most}) AS most ORDER BY item`);
    const edges = await db.rows<{ one: string; other: string; posts: number; people: number }>(
      `SELECT one, other, posts, people FROM ${table('coUses')}
       WHERE kind = ${literal(kind)} AND one IN (SELECT item FROM (${most}) AS a) AND other IN (SELECT item FROM (${most}) AS b) ORDER BY one, other`,
    );
    await file(
      name,
      whole(
        gexf,
        {
          directed: false,
          nodeColumns: [
            { name: 'posts', type: 'integer' },
            { name: 'people', type: 'integer' },
          ],
          edgeColumns: [{ name: 'people', type: 'integer' }],
          nodes: nodes.map(({ item, posts, people }): FileNode => ({ id: item, values: [posts, people], at: null })),
        },
        edges.map(({ one, other, posts, people }): FileEdge => ({ source: one, target: other, weight: posts, values: [people] })),
      ),
    );
  }
}
