/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Definition } from '../../../definition.ts';
import { Term } from '../../page/term.tsx';

const KINDS: Readonly<Record<Definition['kind'], string>> = {
  format: 'Formats of exports',
  code: 'Codes',
  cue: 'Cues',
  tie: 'Ties',
  measure: 'Measures of the network',
  indicator: 'Indicators of professional learning networks',
};

/** What the names in the tables and figures stand for, by kind, each with formula, choice, limit and source. */
export function Definitions({ definitions }: { definitions: readonly Definition[] }): VNode {
  return (
    <>
      <h3 id="definitions">Definitions</h3>
      {Object.entries(KINDS).map(([kind, title]) => {
        const own = definitions.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <details key={kind}>
            <summary>{title}</summary>
            <dl class="terms definitions">
              {own.map((one) => (
                <Term key={one.name} name={one.title}>
                  {[
                    one.means,
                    one.formula === undefined ? '' : `Formula: ${one.formula}`,
                    one.choice === undefined ? '' : `Choice: ${one.choice}`,
                    one.proxyFor === undefined ? '' : `Stands for: ${one.proxyFor}`,
                    one.limit === undefined ? '' : `Limit: ${one.limit}`,
                    one.reference === undefined ? '' : `Source: ${one.reference}`,
                  ]
                    .filter((sentence) => sentence !== '')
                    .map((sentence) => `${sentence.replace(/\.$/, '')}.`)
                    .join(' ')}
                </Term>
              ))}
            </dl>
          </details>
        );
      })}
    </>
  );
}
