/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Section } from '../figure.ts';
import type { Explained } from '../words/reading-guide.ts';
import { whole } from '../words/words.ts';
import { type Drawn, FigureView } from './figure-view.tsx';
import { fitted } from './fit.ts';
import { HeadlineView } from './headline-view.tsx';
import { isolated } from './isolated.tsx';
import { Json } from './json.tsx';
import type { Script } from './script.ts';
import { style } from './style.ts';
import { Term } from './term.tsx';

/** What the page is made of. */
export interface Page {
  readonly title: string;
  readonly version: string;
  readonly k: number;
  /** What is counted against k. */
  readonly unit: 'people' | 'posts';
  /** The study in a few numbers: what, and how many. */
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly Section[];
  /** What a reader has to know of its words and signs; none where it needs no explaining. */
  readonly guide: readonly Explained[];
  readonly drawn: ReadonlyMap<string, Drawn>;
  readonly script: Script;
  /** The fonts of the page, as a style sheet. */
  readonly fonts: string;
}

/** What the page may do: run its one script, and use what stands in it. It loads nothing, sends nothing and evaluates no text. */
function policy({ hash }: Script): string {
  return `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`;
}

/** The report as one HTML document, of a size that can be sent. */
export function html(page: Page): string {
  return fitted(page.drawn, (drawn) => `<!doctype html>\n${renderToString(<Document {...page} drawn={drawn} />)}\n`);
}

/** What the page promises of everything on it. */
function promise(k: number, unit: Page['unit']): string {
  return unit === 'people'
    ? `Nothing on this page is about fewer than ${whole(k)} people.`
    : `Most posts name no author; each such post is counted as one person, so nothing here is about fewer than ${whole(k)} posts or people.`;
}

function Document(page: Page): VNode {
  const { version, sections, guide, drawn, script } = page;
  const numbers = numbersOf(drawn);
  return (
    <html lang="en">
      <Head {...page} />
      <body>
        <a class="skip" href="#summary">
          Skip to the summary
        </a>
        <Header {...page} />
        <main>
          <Summary sections={sections} />
          <Contents {...page} />
          <Guide guide={guide} />
          {sections.map((section, i) => (
            <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
              <h2 id={`${section.id}-title`}>
                <SectionLink section={section} number={i + 1} />
              </h2>
              <Told section={section} />
              <Part section={section} drawn={drawn} numbers={numbers} />
            </section>
          ))}
        </main>
        <footer>
          Made by Staffroom {version} from exported posts. This file is whole: it loads nothing and sends nothing. Set in Source Serif and
          Source Sans (SIL Open Font License); the map is drawn by sigma (MIT).
        </footer>
        <Json id="figure-files" data={filesToTakeAway(drawn)} />
        {/* A constant of this project, without data. */}
        <script dangerouslySetInnerHTML={{ __html: script.text }} />
      </body>
    </html>
  );
}

/** Figures and tables are numbered apart, each in the order of the page. */
function numbersOf(drawn: Page['drawn']): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const counts = { figure: 0, table: 0 };
  for (const { figure } of drawn.values()) numbers.set(figure.id, figure.chart === null ? ++counts.table : ++counts.figure);
  return numbers;
}

/** The files of the figures that the page has room for, by figure. */
function filesToTakeAway(drawn: Page['drawn']): Record<string, { csv: string; spec?: string }> {
  const embedded = [...drawn.values()].filter((one) => one.embedded);
  return Object.fromEntries(embedded.map(({ figure, csv, spec }) => [figure.id, spec === null ? { csv } : { csv, spec }]));
}

function Head({ title, script, fonts }: Page): VNode {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content={policy(script)} />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      {/* Constants of this project, without data. */}
      <style dangerouslySetInnerHTML={{ __html: fonts }} />
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}

function Header({ title, facts, k, unit }: Page): VNode {
  return (
    <header>
      <p class="kicker">Educators’ posts and professional learning networks</p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="byline">Aggregates only. {promise(k, unit)}</p>
      {facts.length === 0 ? null : (
        <dl class="facts">
          {facts.map(([name, number]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{number}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

function Contents({ sections, guide }: Page): VNode {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ol>
        <li class="plain">
          <a href="#summary">Summary</a>
        </li>
        {guide.length === 0 ? null : (
          <li class="plain">
            <a href="#guide">How to read this report</a>
          </li>
        )}
        {sections.map((section, i) => (
          <li key={section.id}>
            <SectionLink section={section} number={i + 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function SectionLink({ section, number }: { section: Section; number: number }): VNode {
  return (
    <a href={`#${section.id}`}>
      <span class="number">{number}</span> {section.title}
    </a>
  );
}

/** The words and signs of the report, for who has not met them. */
function Guide({ guide }: Pick<Page, 'guide'>): VNode | null {
  if (guide.length === 0) return null;
  return (
    <section class="guide" id="guide" aria-labelledby="guide-title">
      <h2 id="guide-title">How to read this report</h2>
      <dl class="terms">
        {guide.map(([word, meaning]) => (
          <Term key={word} name={word}>
            {meaning}
          </Term>
        ))}
      </dl>
      <p class="note for-print">
        Paper shows what is open on the screen. The tables of the charts, and the definitions, can be opened there; all numbers stand in
        tables/ beside the page, too.
      </p>
    </section>
  );
}

/** What a section says first: its findings, or where it has none what it holds. */
function Told({ section }: { section: Section }): VNode | null {
  return hasLead(section) ? <Lead section={section} /> : <Introduction section={section} />;
}

/** What its findings rest on, which a phone folds away; nothing where all is said. */
function Part({ section, drawn, numbers }: { section: Section; drawn: Page['drawn']; numbers: ReadonlyMap<string, number> }): VNode | null {
  const lead = hasLead(section);
  if (section.figures.length === 0 && section.more === undefined && !(lead && section.introduction.length > 0)) return null;
  return (
    <div class="part">
      {lead ? <Introduction section={section} /> : null}
      {section.figures.map((figure) => (
        <FigureView key={figure.id} drawn={drawn.get(figure.id) as Drawn} number={numbers.get(figure.id) ?? 0} />
      ))}
      {section.more}
    </div>
  );
}

function Introduction({ section }: { section: Section }): VNode {
  return (
    <>
      {section.introduction.map((text) => (
        <p key={text}>{isolated(text)}</p>
      ))}
    </>
  );
}

/** Findings up to which they are read as one paragraph. */
const SENTENCES = 4;

/** What a section found, before it says how: for who comes to it from the contents. */
function Lead({ section }: { section: Section }): VNode {
  const told = leadOf(section);
  if (told.length <= SENTENCES) return <p class="lead">{isolated(told.join(' '))}</p>;
  return (
    <ul class="lead">
      {told.map((finding) => (
        <li key={finding}>{isolated(finding)}</li>
      ))}
    </ul>
  );
}

function hasLead(section: Section): boolean {
  return leadOf(section).length > 0;
}

function leadOf({ findings, further = [], introduction }: Section): string[] {
  return [...findings, ...further].filter((finding) => !introduction.includes(finding));
}

/** The findings of all sections, each under its section's name: what is asked for most first. */
function Summary({ sections }: { sections: readonly Section[] }): VNode {
  const told = ['first', undefined].flatMap((place) => sections.filter(({ findings, summed }) => findings.length > 0 && summed === place));
  return (
    <section class="summary" id="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">Summary</h2>
      {told.length === 0 ? (
        <p>There is nothing to report: see each section for the reason.</p>
      ) : (
        told.map(({ id, title, findings, headline }) => (
          <div key={id} class={headline ? 'main' : undefined}>
            <h3>
              <a href={`#${id}`}>{title}</a>
            </h3>
            <div>
              {headline ? <HeadlineView {...headline} /> : null}
              {findings
                .filter((finding) => finding !== headline?.tells)
                .map((finding) => (
                  <p key={finding} class="said">
                    {isolated(finding)}
                  </p>
                ))}
            </div>
          </div>
        ))
      )}
    </section>
  );
}
