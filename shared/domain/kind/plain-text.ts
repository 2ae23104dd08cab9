/**
 * Characters that show nothing and change how others are shown: marks of direction (an override
 * turns what follows round), blanks without width, soft hyphens. They come along with what is
 * copied from web pages, chats and spreadsheets. Joiners stay: scripts and emoji need them.
 */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** Text as it is kept and shown: nothing in it turns it round, or makes two texts of what looks like one. */
export function plainText(value: string): string {
  return value.replace(UNSEEN, "");
}
