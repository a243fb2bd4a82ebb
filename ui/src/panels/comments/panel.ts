import type { Panel } from "../../shared/panel";
import { review } from "../../shared/review/review.svelte";
import { people } from "../../shared/review/people.svelte";
import { removable, talk } from "../../shared/review/talk.svelte";
import { front } from "../../shared/review/front.svelte";
import { desk } from "../../shared/story.svelte";
import { told } from "../../shared/told";
import { t } from "./messages";
import View from "./View.svelte";

const has = () => desk.story !== null;
const writing = () => desk.writing && desk.editor !== null;
const open = () => review.open.suggestions + review.open.threads;
const some = () => writing() && review.deciding.length > 0;

/** The comment of one's own on the card in front. */
function removableHere(): string | null {
  const item = review.find(front.current);
  return item?.what === "thread" && item.open ? removable(item.one, people.current?.id) : null;
}

function askRemoval(): void {
  const removing = removableHere();
  front.show();
  talk.removing = removing;
}

/** The keyboard goes to the card in front, or to the first. */
function show(): void {
  const key = review.shown.find((one) => one.key === front.current)?.key ?? review.shown[0]?.key;
  if (key === undefined) front.show();
  else void front.focus(key);
}

export const panel: Panel = {
  id: "comments",
  place: "inspector",
  order: 25,
  title: () => t().title,
  View,
  badge: () => (open() > 0 ? String(open()) : null),
  commands: [
    { id: "view.comments", title: { zh: "打开修订和批注", en: "Open suggestions and comments" }, group: "view", shortcut: "Mod-Shift-c", enabled: has, run: show },
    { id: "review.comment", title: { zh: "批注（或回复这里的批注）", en: "Comment (or answer the comment here)" }, group: "text", shortcut: "Mod-Alt-m", enabled: writing, run: () => talk.begin() },
    { id: "review.comment_block", title: { zh: "批注整块：图片或本段", en: "Comment on the whole block: the picture or paragraph" }, group: "text", shortcut: "Mod-Alt-Shift-m", enabled: writing, run: () => talk.beginBlock() },
    { id: "review.next", title: { zh: "下一处修订或批注", en: "Next suggestion or comment" }, group: "view", shortcut: "F8", enabled: writing, run: () => review.step(1) },
    { id: "review.previous", title: { zh: "上一处修订或批注", en: "Previous suggestion or comment" }, group: "view", shortcut: "Shift-F8", enabled: writing, run: () => review.step(-1) },
    { id: "review.accept", title: { zh: "接受修订（解决批注），到下一处", en: "Accept the suggestion (resolve the comment) and go on" }, group: "text", shortcut: "Mod-Shift-a", enabled: writing, run: () => told(() => review.verdict("accept")) },
    { id: "review.reject", title: { zh: "拒绝修订，到下一处", en: "Reject the suggestion and go on" }, group: "text", shortcut: "Mod-Shift-x", enabled: writing, run: () => told(() => review.verdict("reject")) },
    { id: "review.accept_shown", title: { zh: "接受筛选出的全部修订", en: "Accept all suggestions that are shown" }, group: "text", enabled: some, run: () => told(() => review.decide(review.deciding, "accept")) },
    { id: "review.reject_shown", title: { zh: "拒绝筛选出的全部修订", en: "Reject all suggestions that are shown" }, group: "text", enabled: some, run: () => told(() => review.decide(review.deciding, "reject")) },
    { id: "review.remove_comment", title: { zh: "删除自己的批注…", en: "Delete one’s own comment…" }, group: "text", enabled: () => removableHere() !== null, run: askRemoval },
    { id: "review.resolve", title: { zh: "解决这里的批注", en: "Resolve the comment here" }, group: "text", enabled: () => review.find(front.current)?.what === "thread", run: () => front.current !== null && told(() => talk.resolve(front.current ?? "", true)) },
  ],
};
