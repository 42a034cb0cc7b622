/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { areDecided } from '../../../codebook/decided-codes.ts';
import type { Definition } from '../../../schema/definition.ts';
import type { Section } from '../../figure.ts';
import { Cited } from '../../page/cited.tsx';
import { Term } from '../../page/term.tsx';
import { listed, references } from '../../paper/references.ts';
import type { Holds } from '../../source/holds.ts';
import type { Source } from '../../source/source.ts';
import { type Choice, choices } from './choices.tsx';
import { Definitions } from './definitions.tsx';

/** What was done, with which settings. */
export async function methods(source: Source, holds: Holds, definitions: readonly Definition[], version: string): Promise<Section> {
  const { db, settings } = source;
  const formats = new Set((await db.rows<{ format: string }>('SELECT DISTINCT format FROM ledger')).map(({ format }) => format));
  const used = definitions.filter(
    ({ kind, name, restsOn = [] }) => (kind !== 'format' || formats.has(name)) && areDecided(restsOn, source.codes),
  );
  const partition = await db.rows<{ measure: string; value: number }>('SELECT measure, value FROM partition');
  return {
    id: 'methods',
    title: 'Methods',
    findings: [],
    introduction: [],
    figures: [],
    more: (
      <>
        <Choices choices={choices(source, holds, new Map(partition.map(({ measure, value }) => [measure, value])))} />
        {definitions.length === 0 ? null : <Definitions definitions={used} />}
        <Provenance version={version} seed={settings.seed} />
        <References />
      </>
    ),
  };
}

/** What was decided at each step that this study has. */
function Choices({ choices }: { choices: readonly Choice[] }): VNode {
  return (
    <dl class="terms">
      {choices.map(({ name, says }) => (
        <Term key={name} name={name}>
          {says}
        </Term>
      ))}
    </dl>
  );
}

function Provenance({ version, seed }: { version: string; seed: number }): VNode {
  return (
    <>
      <h3 id="provenance">Provenance</h3>
      <dl class="terms">
        <Term name="Software">
          Staffroom {version} on Node {process.version}
        </Term>
        <Term name="Seed">{String(seed)}</Term>
        <Term name="Hashes">
          Hashes of code and libraries stand in the file manifest.json beside this page, and those of inputs, settings and tables under the
          key of the study alone (HMAC-SHA-256): a plain hash of an export would tell whoever holds it that these are their data, and on one
          of a short table guesses could be tried.
        </Term>
      </dl>
    </>
  );
}

function References(): VNode {
  return (
    <>
      <h3 id="references">References</h3>
      <ul class="references">
        {references.map((reference) => (
          <li key={reference.key}>
            <Cited doi={reference.doi}>{listed(reference)}</Cited>
          </li>
        ))}
      </ul>
    </>
  );
}
