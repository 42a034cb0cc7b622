/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Section } from '../../figure.ts';
import { isolated } from '../../page/isolated.tsx';
import { Term } from '../../page/term.tsx';

/** The parts that show nothing, each with its reason, in one place: a study of few fields would else be a page of gaps. */
export function absent(bare: readonly Section[]): Section {
  return {
    id: 'absent',
    title: 'Not shown, and why',
    findings: [],
    introduction: [
      'What this report looks for and does not show here, because the exports do not hold it, or it would tell of too few people.',
    ],
    figures: [],
    more: (
      <dl class="terms">
        {bare.map(({ id, title, introduction }) => (
          <Term key={id} name={title} id={id}>
            {isolated(introduction.join(' '))}
          </Term>
        ))}
      </dl>
    ),
  };
}
