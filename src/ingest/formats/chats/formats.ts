import type { Format } from '../../format.ts';
import { chatMiner } from './chat-miner.ts';
import { discord, discordTables } from './discord.ts';
import { discordPage } from './discord-page.ts';
import { fourCatTelegram } from './four-cat-telegram.ts';
import { googleChat, googleChatPeople } from './google-chat.ts';
import { kakaoTalk } from './kakao-talk.ts';
import { lineChat } from './line-chat.ts';
import { mattermost } from './mattermost.ts';
import { signal } from './signal.ts';
import { slack, slackChannels, slackdump, slackPeople } from './slack.ts';
import { teams } from './teams.ts';
import { telegram } from './telegram.ts';
import { telegramPage } from './telegram-page.ts';
import { telethon } from './telethon.ts';
import { whatsapp } from './whatsapp.ts';
import { yammer } from './yammer.ts';
import { zoom } from './zoom.ts';
import { zoomQuestions } from './zoom-questions.ts';

/** Chats, of groups and of meetings. */
export const chats: readonly Format[] = [
  fourCatTelegram,
  discord,
  ...discordTables,
  telegram,
  slack,
  slackdump,
  slackPeople,
  slackChannels,
  googleChat,
  googleChatPeople,
  teams,
  whatsapp(null),
  zoom,
  kakaoTalk,
  lineChat(null),
  mattermost,
  signal,
  chatMiner,
  telethon,
  discordPage,
  telegramPage,
  yammer,
  zoomQuestions,
];
