import { dictionary } from "../../shared/i18n.svelte";
import { number, unit } from "../../shared/format";
import type { Sort } from "../../shared/library.svelte";

const zh = {
  title: "稿件列表",
  all: "全部稿件",
  state: { draft: "草稿", exported: "已导出", trashed: "回收站" },
  sort: { updated: "最近修改", created: "最近新建", title: "标题", words: "字数" } as Record<Sort, string>,
  sortBy: "排序",
  filter: "在列表中筛选",
  filterHint: "标题、正文、作者",
  newStory: "新建稿件",
  newOf: (name: string) => `新建稿件：${name}`,
  newHint: (what: string) => `${what}（Ctrl N）。右键或长按选择类型`,
  newFrom: "新建稿件，选择类型…",
  importFiles: "导入文件",
  words: (count: number, language: string) => `${number(count)} ${unit(language)}`,
  empty: {
    none: { title: "还没有稿件", text: "新建一篇，或者导入网页、文本、Markdown。" },
    place: { title: "这里还没有稿件", text: "在稿签里把稿件归到这个栏目，它就会出现在这里。" },
    draft: { title: "没有草稿", text: "新建或导入的稿件会先出现在这里。" },
    exported: { title: "还没有导出过", text: "导出之后，稿件会出现在这里。" },
    trashed: { title: "回收站是空的", text: "删去的稿件会放在这里，随时可以恢复。" },
    search: (query: string) => ({ title: `没有找到“${query}”`, text: "换个词，或者清除筛选。" }),
  },
  clear: "清除筛选",
  trash: "移到回收站",
  send: "发出…",
  untrash: "从回收站恢复",
  trashed: (count: number) => `已移到回收站：${number(count)} 篇`,
  untrashed: (count: number) => `已恢复 ${number(count)} 篇`,
  undo: "撤销",
  selected: (count: number) => `选中 ${number(count)} 篇`,
  open: (suggestions: number, comments: number, unread: number) => `待定修订 ${number(suggestions)}，未解决批注 ${number(comments)}${unread > 0 ? `，未读 ${number(unread)}` : ""}`,
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Stories",
  all: "All stories",
  state: { draft: "Drafts", exported: "Exported", trashed: "Trash" },
  sort: { updated: "Changed", created: "Created", title: "Title", words: "Length" },
  sortBy: "Sort",
  filter: "Filter the list",
  filterHint: "Title, text, author",
  newStory: "New story",
  newOf: (name) => `New story: ${name}`,
  newHint: (what) => `${what} (Ctrl N). Right click or hold to choose a profile`,
  newFrom: "New story from a profile…",
  importFiles: "Import files",
  words: (count) => `${number(count)} ${count === 1 ? "word" : "words"}`,
  empty: {
    none: { title: "No stories yet", text: "Write one, or import a web page, text or Markdown." },
    place: { title: "Nothing here yet", text: "Give a story this channel in its details and it will stand here." },
    draft: { title: "No drafts", text: "New and imported stories stand here first." },
    exported: { title: "Nothing exported yet", text: "Stories stand here once they have been exported." },
    trashed: { title: "The trash is empty", text: "Deleted stories stay here and can be brought back." },
    search: (query) => ({ title: `“${query}” was not found`, text: "Try another word, or clear the filter." }),
  },
  clear: "Clear filter",
  send: "Send…",
  trash: "Move to the trash",
  untrash: "Bring back from the trash",
  trashed: (count) => `Moved to the trash: ${number(count)}`,
  untrashed: (count) => `Brought back: ${number(count)}`,
  undo: "Undo",
  selected: (count) => `${number(count)} selected`,
  open: (suggestions, comments, unread) => `${number(suggestions)} open suggestions, ${number(comments)} open comments${unread > 0 ? `, ${number(unread)} unread` : ""}`,
};

export const t = dictionary(zh, en);
