import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';

/** An id, handle or key by which a study knows nobody and no post; and the handle that is most like it, where one is. */
export interface Unmet {
  readonly named: string;
  readonly near: string | null;
}

/** Letters that may differ, or change places, in a handle that was meant. */
const APART = 2;

/**
 * Of ids, handles and keys those that stand for nobody and nothing in the tables `people` and `posts`: misspelt, an
 * address in place of a handle, or met in no export yet. Who asks to be forgotten must not be left in by a slip.
 */
export async function unmet(db: Database, named: readonly string[]): Promise<Unmet[]> {
  const known = `
    SELECT unnest([person, id, platform || ':' || id]) AS form FROM people
    UNION ALL SELECT unnest([handle, '@' || handle, platform || ':@' || handle, platform || ':' || handle])
      FROM (SELECT platform, unnest(list_append(handles, handle)) AS handle FROM people)
    UNION ALL SELECT unnest([post, substr(post, 1 + position(':' IN post))]) FROM posts`;
  const strange = await db.rows<{ named: string }>(
    `SELECT DISTINCT named FROM (SELECT unnest([${named.map(literal).join(', ')}]) AS named)
    WHERE lower(trim(named)) NOT IN (SELECT lower(form) FROM (${known}) WHERE form IS NOT NULL) ORDER BY named`,
  );
  const found: Unmet[] = [];
  for (const one of strange) {
    // The last part of an address, or of a key.
    const bare = (/[^/:@]+(?=\/?$)/.exec(one.named.trim())?.[0] ?? one.named).toLowerCase();
    const [near] = await db.rows<{ handle: string }>(
      `SELECT handle FROM (SELECT DISTINCT unnest(handles) AS handle FROM people) WHERE damerau_levenshtein(lower(handle), ${literal(bare)}) <= ${APART}
      ORDER BY damerau_levenshtein(lower(handle), ${literal(bare)}), handle LIMIT 1`,
    );
    found.push({ named: one.named, near: near?.handle ?? null });
  }
  return found;
}
