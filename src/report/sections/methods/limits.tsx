/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Section } from '../../figure.ts';
import type { Holds } from '../../source/holds.ts';
import type { Source } from '../../source/source.ts';
import { whole } from '../../words/words.ts';

/** What the report cannot say. */
export function limits({ k, coding }: Source, holds: Holds): Section {
  return {
    id: 'limits',
    title: 'Limits',
    findings: [],
    introduction: [],
    figures: [],
    more: (
      <ul>
        <li>
          What was collected is not what was posted: posts deleted before, private accounts and, in collections by hashtag, answers without
          it are missing, and readers are never seen.
        </li>
        {holds.codes ? (
          <li>
            {coding === null
              ? 'Codes come from a program that was not checked against human coders in this study; shares are uncorrected and may be too high or too low, for some platforms more than for others.'
              : 'Codes come from a program; shares not called corrected may be too high or too low, for some platforms more than for others. Corrected ones rest on what people found in the text alone.'}
          </li>
        ) : null}
        <li>
          An account is not a person: people may have several, organisations speak through one, and automated accounts are known only where
          the platform or the name says so.
        </li>
        {holds.times ? <li>Weekdays and hours are in UTC; the local time of those who posted is not known.</li> : null}
        {holds.people ? (
          <li>
            Intervals speak of chance and of posts that resemble each other because one person wrote them, not of what was not collected.
          </li>
        ) : null}
        {holds.communities ? <li>Communities depend on the method and its resolution; another choice gives other groups.</li> : null}
        <li>
          Figures about fewer than {whole(k)} people, and numbers of posts of a kind, week, hour or code nearly all of which are one
          person’s, are not shown; small groups and rare voices are therefore missing from this report. How many posts the study has, and
          how many rows its files, is told whosever they are: every share is one of these.
          {holds.codes ? ' Where the posts that are not coded come from so few, shares of codes are told in whole per cent.' : ''}
        </li>
      </ul>
    ),
  };
}
