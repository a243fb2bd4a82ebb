import { afterEach, expect, test } from "vitest";
import { locale, type Lang } from "../../../shared/i18n.svelte";
import { failureWords } from "../../../shared/words";
import { t } from "./words";

afterEach(() => void (locale.lang = "zh-CN"));

test.each<Lang>(["zh-CN", "en"])("what to do about a destination names what stands on the page (%s)", (lang) => {
  locale.lang = lang;
  const { next } = failureWords({ code: "destination_invalid", params: {}, detail: "" });
  expect(next).toContain(t().manage);
  expect(next).not.toMatch(/设置 →|Settings →/);
});
