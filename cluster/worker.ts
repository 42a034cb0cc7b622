// Codes posts for an engine such as Spark: Arrow record batches in on stdin, one row for each post out on stdout.
//   node worker.mjs [study.yaml [model.json]]   codes; each batch is a length of four bytes, then an Arrow stream of that length
//   node worker.mjs --sql [study.yaml]          prints the SQL of the aggregates, in the dialect of Spark
//   node worker.mjs --model study.yaml          prints where the model lies that the study names; nothing where it names none
// A model given beside the settings is the one that they name, wherever it lies here.
// `npm run build:worker` makes one file of it, with nothing native and no database inside.
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { binary, type Table, tableFromArrays, tableFromIPC, tableToIPC, utf8 } from '@uwdata/flechette';
import { modelFile } from '../src/classify/model/model-file.ts';
import { Coder, postAt } from '../src/classify/posts/coder.ts';
import type { PostColumns } from '../src/classify/posts/joined.ts';
import { SIGNATURE } from '../src/classify/posts/signature.ts';
import { rules } from '../src/classify/study-rules.ts';
import { interactions } from '../src/graph/interactions.ts';
import { tieQuarters, ties } from '../src/network/ties.ts';
import { readSettings } from '../src/settings/read-settings.ts';
import { defaultSettings } from '../src/settings/settings.ts';

/** The list of sites, put in its place when the worker is built. */
declare const SITES: string;

const wanted = process.argv[2]?.startsWith('--') ? process.argv[2] : null;
const [file, model] = process.argv.slice(wanted === null ? 2 : 3);
const settings = file === undefined ? defaultSettings() : readSettings(await readFile(file, 'utf8'), basename(file));

if (wanted === '--model') {
  process.stdout.write(Object.values(modelFile({ settings, ...(file === undefined ? {} : { base: dirname(file) }) })).join(''));
} else if (wanted === '--sql') {
  const sql = {
    interactions: interactions(settings.network, 'explode'),
    ties: ties('interactions'),
    tieQuarters: tieQuarters('interactions'),
  };
  process.stdout.write(`${JSON.stringify(sql)}\n`);
} else {
  const named = model === undefined ? settings.classify : { ...settings.classify, model: resolve(model) };
  const coder = new Coder(await rules(named, file === undefined ? '.' : dirname(file), SITES));
  for await (const frame of frames(process.stdin)) {
    const answer = coded(coder, tableFromIPC(frame));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(answer.length);
    // Without waiting the answers would pile up where the reader is slow.
    if (!process.stdout.write(Buffer.concat([length, answer]))) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** The batches in a stream of bytes. */
async function* frames(stream: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      if ((held[0] as Buffer).length < 4) held = [Buffer.concat(held)];
      const length = (held[0] as Buffer).readUInt32LE(0);
      if (size < 4 + length) break;
      const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
      // Arrow wants its numbers at places divisible by eight: a copy begins at one.
      yield Uint8Array.from(all.subarray(4, 4 + length));
      held = [all.subarray(4 + length)];
      size -= 4 + length;
    }
  }
  if (size > 0) throw new Error(`stdin: ${size} bytes of a batch that did not come whole`);
}

/** Posts coded: labels and evidence as JSON, the signature of the text, and, for what is no post, why it is rejected. */
function coded(coder: Coder, table: Table): Uint8Array {
  const names = [
    'post',
    'kind',
    'status',
    'language',
    'title',
    'text',
    'quotedText',
    'adLabel',
    'hashtags',
    'handle',
    'name',
    'bio',
    'links',
  ];
  const columns = Object.fromEntries(names.map((name) => [name, table.getChild(name).toArray()])) as unknown as PostColumns;
  const count = table.numRows;
  const labels: (string | null)[] = new Array(count).fill(null);
  const evidence: (string | null)[] = new Array(count).fill(null);
  const signatures: (Uint8Array | null)[] = new Array(count).fill(null);
  const rejects: (string | null)[] = new Array(count).fill(null);
  for (let row = 0; row < count; row++) {
    const bytes = new Uint8Array(SIGNATURE);
    try {
      const rows = coder.rows(whole(postAt(columns, row)), bytes, 0);
      labels[row] = JSON.stringify(rows.labels);
      evidence[row] = JSON.stringify(rows.evidence);
      if (rows.signed) signatures[row] = bytes;
    } catch (cause) {
      rejects[row] = cause instanceof Error ? cause.message : String(cause);
    }
  }
  const answer = tableFromArrays(
    { post: columns.post as unknown as unknown[], labels, evidence, signature: signatures, reject: rejects },
    { types: { post: utf8(), labels: utf8(), evidence: utf8(), signature: binary(), reject: utf8() } },
  );
  return tableToIPC(answer, { format: 'stream' }) as Uint8Array;
}

/** The post, if it has what every post must have. */
function whole(post: ReturnType<typeof postAt>): ReturnType<typeof postAt> {
  for (const name of ['post', 'kind', 'status', 'hashtags'] as const) if (post[name] === null) throw new Error(`missing ${name}`);
  return post;
}
