import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, sha256, UNFINISHED } from '../../disk/disk.ts';

/** A chart as it is drawn: for a page, for a phone, and as points. */
export interface Drawing {
  readonly wide: string;
  readonly narrow: string;
  readonly png: Uint8Array;
}

/**
 * Drawings of the run before, by what they are drawn from: to draw takes most of the time of a report, and after a
 * change of one setting most charts are as they were. The same code and the same specification give the same bytes, so
 * that nothing kept can be out of date; each file begins with its own hash, so that none can be damaged. Drawings that
 * a run does not use are swept away.
 */
export class KeptDrawings {
  readonly #folder: string;
  readonly #code: string;
  readonly #used = new Set<string>();
  /** The folder on its way, once there is something to keep. */
  #made: Promise<void> | undefined;

  /** Drawings in a folder that only this keeps, made by code of that hash. */
  constructor(folder: string, code: string) {
    this.#folder = folder;
    this.#code = code;
  }

  /** Whether nothing is kept: in the first run of a study. */
  async isEmpty(): Promise<boolean> {
    return (await readdir(this.#folder).catch(() => [])).length === 0;
  }

  /** The drawing of what it is made from: as it was kept, or made now and kept. */
  async drawing(from: unknown, make: () => Promise<Drawing>): Promise<Drawing> {
    const name = sha256(JSON.stringify([this.#code, from]));
    this.#used.add(name);
    const kept = await this.#find(name);
    if (kept !== null) return kept;
    const made = await make();
    await this.#keep(name, made);
    return made;
  }

  /** Sweeps away what was not used. */
  async sweep(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    await Promise.all(names.filter((name) => !this.#used.has(name)).map((name) => rm(join(this.#folder, name), { force: true })));
  }

  async #find(name: string): Promise<Drawing | null> {
    const held = await readFile(join(this.#folder, name), 'utf8').catch(() => '');
    const [hash, body] = [held.slice(0, held.indexOf('\n')), held.slice(held.indexOf('\n') + 1)];
    if (sha256(body) !== hash) return null;
    const { wide, narrow, png } = JSON.parse(body) as Record<keyof Drawing, string>;
    return { wide, narrow, png: Buffer.from(png, 'base64') };
  }

  async #keep(name: string, { wide, narrow, png }: Drawing): Promise<void> {
    const body = JSON.stringify({ wide, narrow, png: Buffer.from(png).toString('base64') });
    this.#made ??= makeFolder(this.#folder);
    await this.#made;
    const path = join(this.#folder, name);
    await writeFile(path + UNFINISHED, `${sha256(body)}\n${body}`);
    await rename(path + UNFINISHED, path);
  }
}
