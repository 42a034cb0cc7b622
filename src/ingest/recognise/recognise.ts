import { UserError } from '../../errors.ts';
import type { ColumnMap } from '../../settings/ingest.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Opened } from '../files/opened.ts';
import { sourceOf } from '../files/source-settings.ts';
import type { CsvFormat } from '../format.ts';
import { discordPage } from '../formats/chats/discord-page.ts';
import { kakaoTalk } from '../formats/chats/kakao-talk.ts';
import { lineChat } from '../formats/chats/line-chat.ts';
import { SIGNAL_CHAT, signalChat } from '../formats/chats/signal.ts';
import { telegramPage } from '../formats/chats/telegram-page.ts';
import { whatsapp } from '../formats/chats/whatsapp.ts';
import { zoom } from '../formats/chats/zoom.ts';
import { columnMapFormat } from '../formats/column-map.ts';
import { tweetIds } from '../formats/twitter/tweet-ids.ts';
import type { ChatStyle } from '../rows/chat/styles.ts';
import type { DateOrder } from '../times/time.ts';
import { noExport, type Recognised } from './recognised.ts';
import { mappedRecords, recogniseJson } from './records.ts';
import { mappedTable, recogniseTable } from './table.ts';
import { UnknownTable } from './unknown.ts';

/** A list of no more bytes has no items. Archives of accounts hold one for everything that an account never did. */
const EMPTY_LIST_BYTES = 8;

/**
 * Tells the format of an export file from its content. Throws a UserError that says what was seen and what comes
 * nearest, where no format fits.
 */
export function recognise(name: string, opened: Opened, settings: Settings['ingest']): Recognised {
  const source = sourceOf(name, settings);
  try {
    return recogniseFrom(name, opened, source);
  } catch (error) {
    throw source === null && error instanceof UnknownTable ? error.notAmong(settings.sources.map(({ files }) => files)) : error;
  }
}

function recogniseFrom(name: string, opened: Opened, source: ReturnType<typeof sourceOf>): Recognised {
  const { content } = opened;
  // A short chat looks like no chat, and its first letter like that of JSON.
  if (SIGNAL_CHAT.test(name) && ['chat', 'csv', 'json'].includes(content.kind)) return { kind: 'aside', ...signalChat(name) };
  switch (content.kind) {
    case 'csv':
      return source?.columns === undefined
        ? recogniseTable(name, content)
        : mappedTable(name, content.firstRows, mapFormat(source, source.columns), source.columns);
    case 'json':
      if (content.samples.length === 0 && content.shape === 'array' && opened.length - content.begin <= EMPTY_LIST_BYTES)
        return { kind: 'aside', name: 'empty', note: 'the file holds an empty list' };
      return source?.columns === undefined
        ? recogniseJson(name, content)
        : mappedRecords(name, content.samples, mapFormat(source, source.columns), source.columns);
    case 'chat':
      return {
        kind: 'csv',
        format: CHATS[content.style](content.order),
        header: content.columns,
        headerRow: -1,
        certainty: content.style.endsWith('-page')
          ? 'its elements are those of the pages of that program'
          : 'its lines begin with the time and the author of a message',
      };
    case 'empty':
      if (opened.torn !== null)
        throw new UserError(`${name}: unreadable file: ${opened.torn}, and nothing came out of it`, {
          hint: 'fetch it again, or leave the file out with ingest.skip in study.yaml',
        });
      return { kind: 'aside', name: 'empty', note: 'the file is empty' };
    case 'digits':
      return {
        kind: 'csv',
        format: tweetIds,
        header: tweetIds.columns.all,
        headerRow: content.heading - 1,
        certainty: 'every line is a long number',
      };
    case 'pointer':
      throw new UserError(`${name}: missing content: a Git LFS pointer stands in its place`, {
        hint: 'fetch the file itself with: git lfs pull',
      });
    case 'binary':
      // Downloads of accounts bring the pages along that show them.
      if (content.never || /\.html?$/i.test(name))
        return { kind: 'aside', name: 'no-export', note: `${content.what}: no posts`, alone: noExport(name, content.what) };
      throw noExport(name, content.what);
  }
}

const CHATS: Readonly<Record<ChatStyle, (order: DateOrder | null) => CsvFormat>> = {
  dated: whatsapp,
  meeting: () => zoom,
  line: lineChat,
  kakao: () => kakaoTalk,
  'telegram-page': () => telegramPage,
  'discord-page': () => discordPage,
};

function mapFormat({ platform = 'other', dateOrder, html }: Settings['ingest']['sources'][number], columns: ColumnMap): CsvFormat {
  return columnMapFormat(columns, platform, dateOrder ?? null, html);
}
