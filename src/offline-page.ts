import { createHash } from 'node:crypto';

/**
 * What a page made for one person's own machine may do, as its content policy: run its one script and use its one style
 * sheet, known by their hashes. It loads nothing and sends nothing, and markup in its data stays text.
 */
export function offlinePolicy(script: string, style: string): string {
  const hash = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
}

/** Text as HTML and SVG show it: nothing in it can become markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
