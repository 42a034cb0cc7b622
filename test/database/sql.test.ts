import { expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { literal } from '../../src/database/sql.ts';

test.each(["it's", "'; DROP TABLE t; --", 'a\0b', '\0', "\0'\0", '\u2028 \\ % $1', 'half \ud83d'.slice(0, 5), ''])(
  'a text as a literal is that text: %j',
  async (text) => {
    const db = await Database.open();
    const rows = await db.rows(`SELECT ${literal(text)} AS text, 'x' IN (${literal(text)}) AS found`);
    db.close();
    expect(rows).toEqual([{ text, found: false }]);
  },
);
