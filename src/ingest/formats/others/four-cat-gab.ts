import { entities } from '../../../text/entities.ts';
import type { CsvFormat } from '../../format.ts';
import { countIn } from '../cells.ts';
import { idAndTime } from '../four-cat.ts';

/** Posts of Gab, as 4CAT exports what Zeeschuimer captured: columns as its `map_item` names them. */
export const fourCatGab: CsvFormat = {
  name: '4cat-gab',
  title: 'Gab posts exported from 4CAT (CSV)',
  container: 'csv',
  columns: {
    all: ['id', 'created_at', 'body', 'reaction_count', 'reposts_count', 'replies_count', 'group_title', 'account_account', 'link_url'],
  },
  lacks: 'answers, reposts and quotes are not told from other posts; paragraphs of a text run into each other',
  read(row, source) {
    const told = idAndTime(row, ['created_at', 'timestamp'], source);
    if ('code' in told) return told;
    const [id, handle] = [row.get('account_id'), row.get('account_username')];
    const text = row.get('body');
    const card = row.get('link_url');
    return {
      platform: 'gab',
      ...told,
      author: id === null && handle === null ? null : { id, handle, name: row.get('account_display_name'), bio: row.get('account_note') },
      text,
      space: row.get('group_title'),
      links: [...new Set([...(card === null ? [] : [card]), ...entities(text ?? '').links])],
      likes: countIn(row.get('reaction_count')),
      shares: countIn(row.get('reposts_count')),
      comments: countIn(row.get('replies_count')),
    };
  },
};
