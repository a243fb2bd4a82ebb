/** What a rule of typing sees, and what it answers. Rules are pure: text in, edit out. */

/** The place where one character is being typed. */
export type Spot = {
  /** The character. */
  typed: string;
  /** The text of the block before it; a line break is `\n`. */
  before: string;
  /** The text of the block behind it. */
  after: string;
  /** The closing sign directly behind the cursor that came with its opening one; empty without. */
  ahead: string;
  /** A paragraph, in which `---` makes a divider; false in titles, captions and heads. */
  paragraph: boolean;
  /** The text of the block above, when there is one. */
  above: () => string;
};

/** What happens instead of putting in what was typed. */
export type Edit = {
  /** How many characters before the cursor go. */
  back?: number;
  /** What is put in; the cursor stands behind it. */
  insert: string;
  /** What is put behind the cursor: the closing one of a pair. */
  close?: string;
  /** Only the cursor moves, over the closing sign ahead. */
  over?: boolean;
};

/** Null: the rule has nothing to say. */
export type Rule = (spot: Spot) => Edit | null;

const HAN = /[\p{Script=Han}〇々\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const WIDE_MARK = /[\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]$/;
const EITHER = /[“”‘’…—·]$/;

/** Whether the text ends in a Han character. */
const endsInHan = (text: string) => HAN.test(text.slice(-2));

/** Whether a mark typed behind this text belongs to Chinese: after Han, or after a mark that stands in Chinese. */
export function isChinese(before: string): boolean {
  if (endsInHan(before) || WIDE_MARK.test(before)) return true;
  return EITHER.test(before) && !/[A-Za-z]’$/.test(before) && /\p{Script=Han}/u.test(before);
}

/** Whether a closing sign may stand here without cutting off what follows. */
const hasRoom = (after: string) => after === "" || /^[\s，。、；：！？）】》〉」』〕”’…—,.;:!?)\]}]/.test(after);

/** The opening sign, with its closing one where there is room. */
export function opening(open: string, close: string, after: string): Edit {
  return hasRoom(after) ? { insert: open, close } : { insert: open };
}

/** The closing sign, put in or passed over. */
export const closing = (close: string, ahead: string): Edit => (ahead === close ? { insert: "", over: true } : { insert: close });
