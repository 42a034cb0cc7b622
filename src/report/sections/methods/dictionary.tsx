/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { areOfProgram, givesFlags } from '../../../codebook/decided-codes.ts';
import { type Disclosure, type Table, tables } from '../../../schema/schema.ts';
import type { Section } from '../../figure.ts';
import { Scroll } from '../../page/scroll.tsx';
import type { Source } from '../../source/source.ts';

/** What every column of the study's tables means, in a study that decides these codes. */
export function dictionary({ codes }: Pick<Source, 'codes'>): Section {
  return {
    id: 'dictionary',
    title: 'Data dictionary',
    findings: [],
    introduction: [
      'The tables this report is made of, column by column. They hold personal data and stay with the researcher; columns marked private appear in no release.',
    ],
    figures: [],
    more: (
      <div class="dictionary">
        {Object.entries(tables)
          .filter(([name]) => name !== 'drafts')
          .map(([name, table]) => (
            <TableMeaning key={name} name={name} table={table} own={name === 'labels' ? ownMeanings(codes) : {}} />
          ))}
      </div>
    ),
  };
}

const RELEASES: Readonly<Record<Disclosure, string>> = {
  open: 'open',
  person: 'pseudonym',
  post: 'pseudonym',
  thing: 'open where enough people use it, otherwise pseudonym',
  private: 'private',
};

/** What columns of labels hold in a study that decides other codes than the program's. */
function ownMeanings(codes: readonly string[]): Readonly<Record<string, string>> {
  if (areOfProgram(codes)) return {};
  const flags = givesFlags(codes) ? '; sub-flags of posts without a code' : '';
  return { code: `${codes.join(', ')}; uncodable${flags}` };
}

/** A table with the meanings of its columns, some of which a study may have of its own. */
function TableMeaning({ name, table, own }: { name: string; table: Table; own: Readonly<Record<string, string>> }): VNode {
  return (
    <details id={`table-${name}`}>
      <summary>
        <code>{name}</code> <span class="quiet">{table.means}</span>
      </summary>
      <Scroll label={`Columns of ${name}`}>
        <table aria-label={`Columns of ${name}`}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Type</th>
              <th scope="col">Meaning</th>
              <th scope="col">Release</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(table.columns).map(([column, { type, optional, means, discloses }]) => (
              <tr key={column}>
                <th scope="row">
                  <code>{column}</code>
                </th>
                <td>
                  {type}
                  {optional ? ', may be absent' : ''}
                </td>
                <td>{own[column] ?? means}</td>
                <td>{RELEASES[discloses]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
