import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A page made for one person's own machine. */
export interface OfflinePage {
  readonly title: string;
  /** What it looks like beyond what such pages share. */
  readonly style: string;
  readonly script: string;
  /** What stands in the body, as HTML, before the script. */
  readonly body: string;
}

/**
 * The page as one HTML file that works offline. It may run its one script and use its one style sheet, known by their
 * hashes: it loads nothing and sends nothing, and markup in its data stays text.
 */
export async function offlinePage({ title, style, script, body }: OfflinePage): Promise<string> {
  const styles = (await readFile(new URL('offline-page.css', import.meta.url), 'utf8')) + style;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(script, styles)}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`;
}

function policy(script: string, style: string): string {
  const hash = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
}

/** Text as HTML and SVG show it: nothing in it can become markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
