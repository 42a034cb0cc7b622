import { markdownTable } from './markdown.ts';

/** A setting, or a section of settings, as JSON Schema describes it. */
interface Described {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}

/** Every setting with its meaning and what it is where nothing is given, a table for each section, as Markdown. */
export function settingsReference({ properties = {} }: Described): string {
  const sections = Object.entries(properties).filter(([, { properties }]) => properties !== undefined);
  const alone = Object.entries(properties).filter(([name, { properties }]) => properties === undefined && !name.startsWith('$'));
  return [
    table(alone.flatMap(([name, setting]) => rowsOf(name, setting))),
    ...sections.map(([name, { properties: held = {} }]) => {
      const rows = Object.entries(held).flatMap(([setting, described]) => rowsOf(setting, described));
      return `### ${name}\n\n${table(rows)}`;
    }),
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  return markdownTable(['Setting', 'What it says', 'Otherwise'], rows);
}

/** A setting, and those within it: of a list, those of each entry. */
function rowsOf(name: string, { description = '', properties, items, ...setting }: Described): string[][] {
  const within = properties ?? items?.properties;
  const path = properties === undefined && within !== undefined ? `${name}[]` : name;
  const rows = Object.entries(within ?? {}).flatMap(([inner, described]) => rowsOf(`${path}.${inner}`, described));
  if (properties !== undefined) return rows;
  const among = setting.enum ?? items?.enum;
  const choice = among === undefined ? '' : `; of ${among.map((one) => `\`${one}\``).join(', ')}`;
  return [[`\`${name}\``, description + choice, given(setting.default)], ...rows];
}

function given(value: unknown): string {
  const isEmpty = value === undefined || ['[]', '{}'].includes(JSON.stringify(value));
  return isEmpty ? '' : `\`${Array.isArray(value) ? value.join(', ') : value}\``;
}
