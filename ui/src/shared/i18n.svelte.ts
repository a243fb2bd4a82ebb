/** The interface's language, and dictionaries that follow it live. */

import { systemLanguage } from "../host";

export const LANGS = ["zh-CN", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** A text in both languages, where a list has to be searched in either. */
export type Words = { zh: string; en: string };

class Locale {
  lang = $state<Lang>("zh-CN");
}

export const locale = new Locale();

/**
 * Both dictionaries of a place as one function that gives the current one.
 * `en` has the type of `zh`: a missing key does not build.
 */
export function dictionary<M>(zh: M, en: NoInfer<M>): () => M {
  return () => (locale.lang === "en" ? en : zh);
}

/** The current one of two texts. */
export function say(words: Words): string {
  return locale.lang === "en" ? words.en : words.zh;
}

/** Which language to begin with: what the system speaks, and Chinese where it says nothing. */
export function systemLang(): Lang {
  return systemLanguage === null || systemLanguage.startsWith("zh") ? "zh-CN" : "en";
}

/** Whether a stored value is a language that we speak. */
export function asLang(value: unknown): Lang | null {
  return LANGS.find((lang) => lang === value) ?? null;
}
