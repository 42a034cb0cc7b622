import { isReleased } from '../../src/privacy/release-sql.ts';
import { type Disclosure, type TableName, tableOf, tables } from '../../src/schema/schema.ts';
import { markdownTable } from './markdown.ts';

/** What becomes of a column in `data/processed`. */
const RELEASED: Readonly<Record<Disclosure, string>> = {
  open: 'as it is',
  person: 'pseudonym',
  post: 'pseudonym',
  thing: 'as it is where enough people use it, otherwise pseudonym',
  private: 'left out',
};

/** Tables that no stage after ingest reads, and that are taken away. */
const PASSING: readonly string[] = ['drafts'];

/** The data dictionary: every table that a study leaves, column by column, as Markdown. */
export function tablesReference(): string {
  const names = (Object.keys(tables) as TableName[]).filter((name) => !PASSING.includes(name));
  return `# Tables

What the Parquet files of \`interim/NAME/\` and \`processed/NAME/\` hold, written by \`npm run schema\` from \`src/schema/\`. Times are UTC; a list is
empty rather than absent. *Under pseudonyms* says what \`processed/\` has of a column; see [README.md](README.md) for what that protects, and what not.

${names.map((name) => `[\`${name}\`](#${name.toLowerCase()})`).join(' · ')}

${names.map(tableReference).join('\n')}`;
}

function tableReference(name: TableName): string {
  const { means, key, columns } = tableOf(name);
  const released = isReleased(name) ? '' : ' Not released.';
  const rows = Object.entries(columns).map(([column, { type, optional, means, discloses }]) => [
    `\`${column}\`${key.includes(column) ? ' (key)' : ''}`,
    optional ? `${type}, or absent` : type,
    means,
    isReleased(name) ? RELEASED[discloses] : '',
  ]);
  return `## ${name}\n\n${means}.${released}\n\n${markdownTable(['Column', 'Type', 'Meaning', 'Under pseudonyms'], rows)}`;
}
