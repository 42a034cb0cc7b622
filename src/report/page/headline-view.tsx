/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { hues } from '../drawing/theme.ts';
import type { Headline } from '../figure.ts';
import { isolated } from './isolated.tsx';

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(hues).map(([name, hue]) => [hue, name]));

/** Shares with their intervals as a table, in which a bar on a track from nothing to all shows each. */
export function HeadlineView({ of, rows, sure }: Headline): VNode {
  return (
    <div class="headline">
      <table>
        <caption>{isolated(of)}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Share</th>
            <th scope="col">95% interval</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, means, share, low, high, text, interval, hue }) => (
            <tr key={label}>
              <th scope="row">
                <strong>{isolated(label)}</strong>
                <span class="quiet">{isolated(means)}</span>
              </th>
              <td>
                <span class="track" style={`--hue:var(--${NAMES[hue] ?? 'blue'})`} aria-hidden="true">
                  <span class="bar" style={`width:${at(share)}`} />
                  <span class="reach" style={`left:${at(low)};width:${at(high - low)}`} />
                </span>
                <strong>{text}</strong>
              </td>
              <td class="quiet">{interval}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        <strong>How sure?</strong> {isolated(sure)}
      </p>
    </div>
  );
}

/** A place on the track. */
function at(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
