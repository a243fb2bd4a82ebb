/** How a story fits its slot, in words and colours. */
import { number } from "./format";
import { dictionary } from "./i18n.svelte";

/** Short, right or too long: blue, green or red. `unsure`: the figure is of other faces than it should be. */
export type Tone = "short" | "fits" | "over" | "unsure";

/** How a story fits, as the typesetter says it. */
type Fit = { rows: number; over: number; continues: boolean; faces_missing: readonly string[] };

/** `over` in lines, or characters: too many above zero, free below. */
export const toneOf = (over: number): Tone => (over > 0 ? "over" : over < 0 ? "short" : "fits");

/** The same of a slot: amber where faces are missing, however good the figure looks. */
export const slotTone = ({ over, faces_missing }: Pick<Fit, "over" | "faces_missing">): Tone => (faces_missing.length > 0 ? "unsure" : toneOf(over));

/** How much of its room it fills; 1 is all of it. */
export const shareOf = (rows: number, over: number): number => (rows <= 0 ? 1 : Math.max(0, (rows + over) / rows));

const lines = (count: number) => `${number(count)} ${count === 1 ? "line" : "lines"}`;

const zh = {
  page: "版面",
  over: (count: number) => `超 ${number(count)} 行`,
  free: (count: number) => `余 ${number(count)} 行`,
  fits: "正好",
  rows: (rows: number) => `可排 ${number(rows)} 行`,
  takes: (rows: number) => `共 ${number(rows)} 行`,
  ends: (count: number) => `版面到此为止 · 以下超 ${number(count)} 行`,
  titleOver: (count: number) => `超 ${number(count)} 字`,
  titleFree: (count: number) => `可加 ${number(count)} 字`,
  unsure: "缺字体，行数不准",
  unsureShort: "行数不准",
  unsureTitle: "缺字体，不准",
  lacks: (faces: readonly string[]) => `缺 ${faces.join("、")}`,
  counted: (words: string) => `代用字体算得：${words}`,
  part: { kicker: "引题", title: "主题", subtitle: "副题" } as Record<string, string>,
};

const en: typeof zh = {
  page: "Page",
  over: (count) => `${lines(count)} over`,
  free: (count) => `${lines(count)} free`,
  fits: "fits",
  rows: (rows) => `room for ${lines(rows)}`,
  takes: (rows) => lines(rows),
  ends: (count) => `The page ends here · ${lines(count)} over`,
  titleOver: (count) => `${number(count)} over`,
  titleFree: (count) => `room for ${number(count)}`,
  unsure: "faces missing: count not reliable",
  unsureShort: "not reliable",
  unsureTitle: "face missing",
  lacks: (faces) => `missing: ${faces.join(", ")}`,
  counted: (words) => `with others: ${words}`,
  part: { kicker: "Kicker", title: "Headline", subtitle: "Subtitle" },
};

/** The words. */
export const fits = dictionary(zh, en);

/** 超 6 行 / 余 3 行 / 正好. */
export const fitWords = (over: number): string => (over > 0 ? fits().over(over) : over < 0 ? fits().free(-over) : fits().fits);

/** What the count would be, whatever faces it was made with; of a story that goes on over further sheets what it takes: 共 126 行. */
const counted = ({ rows, over, continues }: Fit): string => (continues && over <= 0 ? fits().takes(rows) : fitWords(over));

/** How a story fits its slot; where faces are missing that the count is not to be relied on. */
export const slotWords = (fit: Fit): string => (fit.faces_missing.length > 0 ? fits().unsure : counted(fit));

/** The same for a line with little room. */
export const slotWordsShort = (fit: Fit): string => (fit.faces_missing.length > 0 ? fits().unsureShort : counted(fit));

/** Which faces are missing, and the count that was made without them; nothing where none is. */
export const unsureWords = (fit: Fit): string => (fit.faces_missing.length > 0 ? [fits().unsure, fits().lacks(fit.faces_missing), fits().counted(counted(fit))].join(" · ") : "");

/** How many lines it holds; nothing of one that goes on until its story ends. */
export const roomWords = ({ rows, continues }: Pick<Fit, "rows" | "continues">): string => (continues ? "" : fits().rows(rows));

/** 超 2 字 / 可加 3 字 / 正好, of a line of the title group. */
export const titleWords = (over: number): string => (over > 0 ? fits().titleOver(over) : over < 0 ? fits().titleFree(-over) : fits().fits);

/** The same of a title as it was set. */
export const titleFitWords = ({ over, faces_missing }: { over: number; faces_missing: readonly string[] }): string => (faces_missing.length > 0 ? fits().unsureTitle : titleWords(over));
