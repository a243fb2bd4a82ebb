/** The attributes of every node and mark; the other half of crates/article/src/spec.rs. */
import { type Attrs, channels, id, maybeActs, maybeChannels, maybeHash, maybeObject, maybeShares, maybeText, maybeWord, number, text, word } from "./forms.ts";

const only = { form: maybeChannels, default: null };
const suggested = { form: maybeActs, default: null };
const line: Attrs = { id };
const cell: Attrs = {
  id,
  colspan: { form: number(1000), default: 1 },
  rowspan: { form: number(1000), default: 1 },
  alignment: { form: maybeWord("left", "center", "right"), default: null },
  suggested,
};

export const NODE_ATTRS = {
  doc: {},
  head: {},
  web_title: line,
  kicker: line,
  title: line,
  subtitle: line,
  abstract: line,
  body: {},
  paragraph: {
    id,
    style: { form: word("body", "lede", "continuation", "question", "answer"), default: "body" },
    only,
    suggested,
  },
  section_head: { id, level: { form: number(3), default: 2 }, only, suggested },
  bullet_list: { id, only, suggested },
  ordered_list: { id, only, suggested },
  list_item: { id, suggested },
  quote: {
    id,
    kind: { form: word("block", "pull"), default: "block" },
    cite: { form: maybeText, default: null },
    only,
    suggested,
  },
  figure: {
    id,
    media: { form: maybeHash, default: null },
    alt: { form: text, default: "" },
    focus: { form: maybeShares("x", "y"), default: null },
    crop: { form: maybeShares("x", "y", "width", "height"), default: null },
    width: { form: word("column", "half", "wide"), default: "column" },
    only,
    suggested,
  },
  caption: line,
  credit: line,
  table: { id, only, suggested },
  table_row: { id, suggested },
  table_cell: cell,
  table_header: cell,
  box: {
    id,
    kind: { form: word("facts", "background", "questions", "note"), default: "facts" },
    title: { form: text, default: "" },
    only,
    suggested,
  },
  divider: { id, only, suggested },
  embed: {
    id,
    url: { form: text, default: "" },
    title: { form: text, default: "" },
    note: { form: text, default: "" },
    only,
    suggested,
  },
  hard_break: {},
} satisfies Record<string, Attrs>;

const suggestion: Attrs = { id: { form: text }, person: { form: text }, time: { form: text } };

export const MARK_ATTRS = {
  strong: {},
  em: {},
  underline: {},
  sup: {},
  sub: {},
  link: { href: { form: text }, title: { form: maybeText, default: null } },
  only: { channels: { form: channels } },
  comment: { id: { form: text } },
  insertion: suggestion,
  deletion: suggestion,
  modification: {
    ...suggestion,
    mark: { form: word("strong", "em", "underline", "sup", "sub", "link", "only") },
    was: { form: maybeObject, default: null },
  },
} satisfies Record<string, Attrs>;
