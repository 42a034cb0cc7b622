import type { Codebook } from '../../codebook/codebook.ts';
import type { SampledItem, Shown } from '../round.ts';

/** The parts of a post one after another, for programs that show a single text. */
function oneText({ author, bio, context, title, text, quoted, links, label }: Shown): string {
  const parts = [
    ...context.map((part) => `[context] ${part.text}`),
    author === null ? null : `[by] @${author}${bio === null ? '' : ` · ${bio}`}`,
    label === null ? null : `[platform label] ${label}`,
    title,
    text,
    quoted === null ? null : `[quoted] ${quoted}`,
    links.length === 0 ? null : `[links] ${links.join(' ')}`,
  ];
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}

/**
 * Tasks for Label Studio: one per post, with its item and parts, and no prediction, because coding is blind. The text is
 * plain; the configuration shows it as such.
 */
export function labelStudioTasks(items: readonly SampledItem[]): string {
  const tasks = items.map(({ item, shown }) => ({ data: { item, text: oneText(shown) } }));
  return `${JSON.stringify(tasks, null, 1)}\n`;
}

/** The labelling configuration of Label Studio for a codebook: paste it into the project's settings. */
export function labelStudioConfig({ codes, flags, uncodable }: Codebook): string {
  const choice = (value: string, hint: string): string => `    <Choice value="${attribute(value)}" hint="${attribute(hint)}"/>`;
  return [
    '<View>',
    '  <Text name="text" value="$text"/>',
    '  <Choices name="codes" toName="text" choice="multiple" showInline="true">',
    ...codes.map(({ code, definition }) => choice(code, definition)),
    '  </Choices>',
    '  <Choices name="subflag" toName="text" choice="single" showInline="true">',
    ...flags.map(({ flag, definition }) => choice(flag, definition)),
    choice('uncodable', uncodable),
    '  </Choices>',
    '  <TextArea name="memo" toName="text" rows="2"/>',
    '</View>',
    '',
  ].join('\n');
}

/** Documents for doccano, one JSON object a line; `label` takes codes, sub-flags and `uncodable`. */
export function doccanoLines(items: readonly SampledItem[]): string {
  return items.map(({ item, shown }) => `${JSON.stringify({ item, text: oneText(shown), label: [] })}\n`).join('');
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
