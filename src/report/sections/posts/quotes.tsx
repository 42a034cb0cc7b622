/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Section } from '../../figure.ts';
import type { Quote } from '../../source/quotes.ts';
import type { Source } from '../../source/source.ts';
import { counted, shown } from '../../words/words.ts';

/** Longer quotes are a matter for an appendix. */
const LONGEST = 1_000;

/** What educators wrote, in quotes that may be shown. */
export function quotes({ k }: Source, told: readonly Quote[]): Section {
  return {
    id: 'quotes',
    title: 'In educators’ words',
    findings: [],
    introduction: [
      `Quotes stand here with the consent of those who wrote them, or are composites: sentences that the authors of the study put together from what at least ${counted(k, 'person', 'people')} wrote, none with eight words in a row as anybody wrote them.`,
    ],
    figures: [],
    more: (
      <>
        {told.map(({ line, text, kind, people, about }) => (
          <figure key={line} class="quote">
            <blockquote>
              <bdi>{shown(text, LONGEST)}</bdi>
            </blockquote>
            <figcaption>
              {kind === 'consented' ? 'Quoted with consent' : `Composite of what ${counted(people, 'person', 'people')} wrote`}
              {about === null ? '' : `; on ${shown(about, 120)}`}
            </figcaption>
          </figure>
        ))}
      </>
    ),
  };
}
