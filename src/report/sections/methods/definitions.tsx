/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Definition } from '../../../schema/definition.ts';
import { Term } from '../../page/term.tsx';
import { capital, inSentence, list } from '../../words/words.ts';

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
              {entries(own).map(({ name, text }) => (
                <Term key={name} name={name}>
                  {text}
                </Term>
              ))}
            </dl>
          </details>
        );
      })}
    </>
  );
}

/** A name with the sentences that define it. */
interface Told {
  readonly name: string;
  readonly text: string;
}

/** Definitions of one kind as they are read: those told a second time in one entry, and what several share but once. */
export function entries(definitions: readonly Definition[]): Told[] {
  const said = new Map<string, string>();
  const inFull = definitions
    .filter(({ variantOf }) => variantOf === undefined)
    .map((one) => ({ name: one.title, text: sentences(one, said) }));
  const variants = definitions.filter(({ variantOf }) => variantOf !== undefined);
  const choices = [...new Set(variants.map(({ choice }) => choice))];
  return [
    ...inFull,
    ...choices.map((choice) =>
      again(
        variants.filter((one) => one.choice === choice),
        definitions,
      ),
    ),
  ];
}

/** What a definition says; a long sentence that one before it has said already is told by the name of that one. */
function sentences(definition: Definition, said: Map<string, string>): string {
  const { title, means, formula, choice, proxyFor, limit, reference } = definition;
  const ofStudy = 'medianOfPeople' in definition ? 'the median over people' : undefined;
  const parts = {
    Formula: formula,
    'Of the whole study': ofStudy,
    Choice: choice,
    'Stands for': proxyFor,
    Limit: limit,
    Source: reference,
  };
  const told = Object.entries(parts).flatMap(([label, part]) => {
    if (part === undefined) return [];
    const before = said.get(`${label}: ${part}`);
    if (before !== undefined && part.length > LONG) return [`${label}: as for “${before}”`];
    said.set(`${label}: ${part}`, before ?? title);
    return [`${label}: ${part}`];
  });
  return closed([means, ...told]);
}

/** Letters from which a sentence is not told a second time. */
const LONG = 90;

/** Definitions that differ from others in their choice alone, in one entry. */
function again(variants: readonly Definition[], all: readonly Definition[]): Told {
  const [first] = variants as readonly [Definition, ...Definition[]];
  const of = ({ variantOf }: Definition) => all.find(({ name }) => name === variantOf)?.title ?? '';
  return {
    name: capital(first.title.replace(`${of(first)}, `, '')),
    text: closed([
      `Each as it is defined above, told a second time: ${list(variants.map((one) => inSentence(of(one))))}`,
      ...(first.choice === undefined ? [] : [`Choice: ${first.choice}`]),
    ]),
  };
}

/** Sentences one after another, each with its full stop. */
function closed(told: readonly string[]): string {
  return told.map((sentence) => `${sentence.replace(/\.$/, '')}.`).join(' ');
}
