import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { neededTime } from '../moments.ts';
import { object, objects, text } from '../values.ts';

/**
 * What teachers post in the stream of a class, as the interface of Google Classroom gives it: announcements, course work and
 * materials (the fields of its documentation). Each kind is numbered within its course.
 */
export const googleClassroom: JsonFormat = {
  name: 'google-classroom',
  title: 'announcements, course work or materials from the interface of Google Classroom (JSON)',
  container: 'json',
  lacks: 'what pupils write is not told; people and courses are numbers; no likes or bios',
  looksLike: (record) =>
    ['courseId', 'id', 'state', 'creationTime', 'creatorUserId'].every((key) => key in record) && ('text' in record || 'title' in record),
  read: (record) => [post(record)],
};

function post(record: JsonObject): Found {
  const [id, course] = [text(record.id), text(record.courseId)];
  if (id === null || course === null) return { code: 'no-id', reason: 'no id of the post or of its course' };
  const state = text(record.state);
  if (state === 'DRAFT') return { leftOut: 'drafts' };
  const time = neededTime(text(record.creationTime), UTC, 'creationTime');
  if ('code' in time) return time;
  const person = text(record.creatorUserId);
  const links = objects(record.materials).flatMap(linkOf);
  return {
    platform: 'google-classroom',
    id: `${course}/${id}`,
    author: person === null ? null : { id: person },
    time,
    title: text(record.title),
    text: text(record.text) ?? text(record.description),
    space: `course ${course}`,
    thread: `${course}/${id}`,
    ...(links.length === 0 ? {} : { links }),
    ...(state === 'DELETED' ? { status: 'deleted' as const } : {}),
  };
}

/** Pages and films; files of the drive are there for the class alone. */
function linkOf(material: JsonObject): string[] {
  const url = text(object(material.link)?.url) ?? text(object(material.youtubeVideo)?.alternateLink);
  return url === null ? [] : [url];
}
