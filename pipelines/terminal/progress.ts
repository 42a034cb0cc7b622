import type { WriteStream } from 'node:tty';
import type { Listener } from '../../src/run/run.ts';
import type { StageName } from '../../src/run/stage-name.ts';
import { grouped } from '../../src/text/counts.ts';

/** Seconds between two lines where lines cannot be rewritten. */
const PLAIN_EVERY = 10;
/** Milliseconds between two rewritings of a line. */
const REWRITE_EVERY = 100;

/** How far a run is, told as it goes. */
export interface Progress {
  readonly listener: Listener;
  /** Leaves the line that is being rewritten. */
  end(): void;
}

/**
 * Progress as text: on a terminal one rewritten line per stage with rows, rate and time left; otherwise one plain line
 * per stage, and one every ten seconds. The last line of a stage says why it ran again. `NO_COLOR` takes the colour away, `CI`
 * the rewriting.
 */
export function progressOn(out: Pick<WriteStream, 'isTTY' | 'write'>, environment: NodeJS.ProcessEnv, quiet: boolean): Progress {
  const silent: Listener = { begin() {}, progress() {}, end() {} };
  if (quiet) return { listener: silent, end() {} };
  const rewrites = out.isTTY === true && !environment.CI && environment.TERM !== 'dumb';
  const colours = rewrites && !environment.NO_COLOR;
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  let began = 0;
  let told = 0;
  let open = false;
  const line = (stage: StageName, text: string, last: boolean) => {
    const head = paint(1, stage.padEnd(12));
    if (!rewrites) out.write(`${head}${text}\n`);
    else out.write(`\r\u001b[2K${head}${text}${last ? '\n' : ''}`);
    open = rewrites && !last;
  };
  const listener: Listener = {
    begin(stage, reason) {
      began = performance.now();
      told = began;
      if (rewrites) line(stage, paint(2, reason), false);
    },
    progress(stage, done, of) {
      const now = performance.now();
      if (now - told < (rewrites ? REWRITE_EVERY : PLAIN_EVERY * 1000)) return;
      told = now;
      line(stage, pace(done, of, (now - began) / 1000, stage === 'report' ? 'charts' : 'rows'), false);
    },
    end({ name, status, reason, rows, seconds }) {
      const did = `${rows === 0 ? 'done' : `wrote ${grouped(rows)} rows`} in ${seconds.toFixed(1)} s`;
      const why = reason === null ? '' : paint(2, ` (${reason})`);
      line(name, status === 'up to date' ? paint(2, status) : `${did}${why}`, true);
    },
  };
  return {
    listener,
    end() {
      if (open) out.write('\n');
      open = false;
    },
  };
}

/** How many rows or other things are done, how many a second, and the time left, in words. */
function pace(done: number, of: number | null, seconds: number, things = 'rows'): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const parts = [of === null ? `${grouped(done)} ${things}` : `${grouped(done)} of ${grouped(Math.max(done, of))} ${things}`];
  if (Math.round(rate) > 0) parts.push(`${grouped(Math.round(rate))} a second`);
  if (of !== null && rate > 0) parts.push(`${Math.ceil(Math.max(0, of - done) / rate)} s left`);
  return parts.join(', ');
}
