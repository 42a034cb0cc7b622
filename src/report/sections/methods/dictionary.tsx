/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { type Disclosure, type Table, tables } from '../../../schema.ts';
import type { Section } from '../../figure.ts';
import { Scroll } from '../../page/scroll.tsx';

/** What every column of the study's tables means. */
export function dictionary(): Section {
  return {
    id: 'dictionary',
    title: 'Data dictionary',
    findings: [],
    introduction: [
      'The tables this report is made of, column by column. They hold personal data and stay with the researcher; columns marked private appear in no release.',
    ],
    figures: [],
    more: (
      <>
        {Object.entries(tables)
          .filter(([name]) => name !== 'drafts')
          .map(([name, table]) => (
            <TableMeaning key={name} name={name} table={table} />
          ))}
      </>
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

function TableMeaning({ name, table }: { name: string; table: Table }): VNode {
  return (
    <details id={`table-${name}`}>
      <summary>
        <code>{name}</code> <span class="quiet">{table.means}</span>
      </summary>
      <Scroll label={`Columns of ${name}`}>
        <table>
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
                <td>{means}</td>
                <td>{RELEASES[discloses]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
