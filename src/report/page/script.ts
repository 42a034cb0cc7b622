import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { home } from '../../package.ts';

/** The script of the page, and its hash for the page's policy, which lets nothing else run. */
export interface Script {
  readonly text: string;
  readonly hash: string;
}

/**
 * Everything the page runs, as one script: the map (sigma on WebGL), downloads and tips. Made from files of this project
 * and its packages alone, so that it is the same in every report; it loads nothing and evaluates no text.
 */
export async function script(): Promise<Script> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(home, 'src/report/client/page.client.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const text = (outputFiles[0]?.text ?? '').trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return { text, hash: createHash('sha256').update(text).digest('base64') };
}
