/** Numbers, sizes and times as the interface shows them. */
import type { Lang } from "./i18n.svelte";

/** Made once: making one takes longer than all that it formats. */
const GROUPED = new Intl.NumberFormat("en-US");

/** 12,408 in both languages. */
export function number(value: number): string {
  return GROUPED.format(value);
}

/** Bytes in the largest fitting unit. */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  const kilo = value / 1024;
  return kilo < 1024 ? `${kilo < 10 ? kilo.toFixed(1) : Math.round(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

const two = (value: number) => String(value).padStart(2, "0");
const day = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** `09:41` today, `昨天`, `1月29日`, and with the year when it is another. In the zone of the machine. */
export function shortTime(iso: string, lang: Lang, now: Date = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const days = Math.round((day(now) - day(date)) / 86_400_000);
  if (days === 0) return `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (days === 1) return lang === "en" ? "Yesterday" : "昨天";
  const sameYear = date.getFullYear() === now.getFullYear();
  if (lang === "en") {
    const month = new Intl.DateTimeFormat("en-GB", { month: "short" }).format(date);
    return sameYear ? `${date.getDate()} ${month}` : `${date.getDate()} ${month} ${date.getFullYear()}`;
  }
  const short = `${date.getMonth() + 1}月${date.getDate()}日`;
  return sameYear ? short : `${date.getFullYear()}年${short}`;
}

/** `2023-02-10 07:40`, in the zone of the machine. */
export function longTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const ymd = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${ymd} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `2023-02-10 07:40` as the instant was given, without moving it into another zone. */
export function givenTime(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

const INSTANT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** An instant for a text field: `2023-02-10 07:40:02 +08:00`, kept as given. */
export function instantText(iso: string | null): string {
  if (iso === null) return "";
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})$/.exec(iso);
  if (match === null) return iso;
  return `${match[1]} ${match[2]} ${match[3] === "Z" ? "+00:00" : match[3]}`;
}

/**
 * What was typed into a time field, as RFC 3339; `null` for an empty field, `undefined`
 * for what is no time. Without an offset `zone` (as in `+08:00`) holds.
 */
export function parseInstant(text: string, zone: string): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const match = INSTANT.exec(trimmed);
  if (match === null) return undefined;
  const [, year = "", month = "", date = "", hour = "0", minute = "00", second = "00", part = "", given] = match;
  if (!exists(+year, +month, +date) || +hour > 23 || +minute > 59 || +second > 59) return undefined;
  const offset = normalOffset(given ?? zone);
  if (offset === undefined) return undefined;
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}T${hour.padStart(2, "0")}:${minute}:${second}${part}${offset}`;
}

function exists(year: number, month: number, date: number): boolean {
  const made = new Date(Date.UTC(year, month - 1, date));
  return year > 0 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
}

function normalOffset(offset: string): string | undefined {
  if (offset.toUpperCase() === "Z") return "+00:00";
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  if (match === null || Number(match[2]) > 14 || Number(match[3]) > 59) return undefined;
  return `${match[1]}${match[2]}:${match[3]}`;
}

/** The machine's own offset, as in `+08:00`. */
export function localZone(now: Date = new Date()): string {
  const minutes = -now.getTimezoneOffset();
  const sign = minutes < 0 ? "-" : "+";
  return `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** The instant of now with the machine's offset, to the second: `2026-11-26T09:32:05+08:00`. */
export function stamp(now: Date = new Date()): string {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}${localZone(now)}`;
}

/** What a story in this language is counted in, in Chinese: 字, or 词 where words have spaces between them. */
export function unit(language: string): string {
  return /^(zh|ja|ko)/i.test(language) ? "字" : "词";
}

/** Short words side by side with dots between them; what is empty leaves no dot. */
export function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
