import { beforeEach, describe, expect, test, vi } from "vitest";
import { EditorState, type Plugin, TextSelection } from "prosemirror-state";
import type { CommandId } from "../commands/index.ts";
import { Labels } from "../labels.ts";
import { Hands } from "../test/keys.ts";
import { notation, stateOf } from "../test/notation.ts";
import { become } from "../test/tracking.ts";
import { slashCan, slashPlugin, slashQuery, slashStep, type SlashTool } from "./slash.ts";

const tool = { changed: vi.fn(), key: vi.fn(() => true) } satisfies SlashTool;
let plugin: Plugin;
beforeEach(() => {
  vi.clearAllMocks();
  plugin = slashPlugin(new Labels({ slash_hint: "按 /" }), tool);
});

function hands(source: string): Hands {
  const plain = stateOf(source);
  return new Hands(EditorState.create({ doc: plain.doc, selection: plain.selection, plugins: [plugin, ...plain.plugins] }));
}

function typed(source: string, text: string): Hands {
  const made = hands(source);
  made.type(text);
  return made;
}

test("with tracking on the menu stays open: the sign becomes a suggestion, and stays where it is", () => {
  const made = hands("<p>前 |</p>");
  become(made, "ann");
  made.type("/h2");
  expect(notation(made.state)).toContain("<ins>/h2</ins>");
  expect(slashQuery(made.state)?.text).toBe("h2");
});

describe("where the menu opens, and on what words", () => {
  const cases: [string, string, string | null][] = [
    ["<p>|</p>", "/", ""],
    ["<p>|ab</p>", "/", ""],
    ["<p>|</p>", "/h2", "h2"],
    ["<p>|</p>", "／小标题", "小标题"],
    ["<p>ab |</p>", "/table", "table"],
    ["<p>ab　|</p>", "/", ""],
    ["<p>ab<br/>|</p>", "/", ""],
    ["<p>|</p>", "、xbt", "xbt"],
    ["<box><p>|</p></box>", "/", ""],
    ["<ul><li><p>|</p></li></ul>", "/", ""],
    ["<p>2023|</p>", "/02", null],
    ["<p>https:|</p>", "//example.org", null],
    ["<p>他说|</p>", "/", null],
    ["<p>|ab</p>", "、", null],
    ["<p>他说|</p>", "、", null],
    ["<p>1 |</p>", "/ 2", null],
    ["<t>|</t><p>x</p>", "/", null],
    ["<h2>|</h2>", "/", null],
    ["<fig><cap>|</cap><cred>a</cred></fig>", "/", null],
    ["<p>|</p>", "/这个词实在是太长了所以不会是任何一个命令的名字也不必再等", null],
  ];
  test.each(cases)("%s  %s", (source, text, query) => expect(slashQuery(typed(source, text).state)?.text ?? null).toBe(query));
});

describe("what closes it", () => {
  test("Escape leaves what was typed", () => {
    const made = typed("<p>|</p>", "/h");
    expect(made.press("Escape")).toBe(true);
    expect([slashQuery(made.state), notation(made.state)]).toEqual([null, "<p>/h|</p>"]);
    made.type("2");
    expect(slashQuery(made.state)).toBeNull();
  });
  test("leaving it with the cursor, and deleting the sign", () => {
    const left = typed("<p>ab |</p>", "/h");
    left.dispatch(left.state.tr.setSelection(TextSelection.create(left.state.doc, left.state.selection.from - 3)));
    expect(slashQuery(left.state)).toBeNull();
    const deleted = typed("<p>|</p>", "/");
    deleted.dispatch(deleted.state.tr.delete(deleted.state.selection.from - 1, deleted.state.selection.from));
    expect(slashQuery(deleted.state)).toBeNull();
  });
  test("a paste that holds the sign does not open it", () => {
    const made = hands("<p>|</p>");
    made.dispatch(made.state.tr.insertText("/").setMeta("paste", true));
    expect(slashQuery(made.state)).toBeNull();
  });
});

test("the keys of the list go to it while it is open, and to the text otherwise", () => {
  const made = typed("<p>|</p>", "/h");
  for (const name of ["ArrowDown", "Enter", "Tab"]) expect(made.press(name)).toBe(true);
  expect(tool.key.mock.calls).toEqual([["ArrowDown"], ["Enter"], ["Tab"]]);
  tool.key.mockReturnValue(false);
  made.press("Enter");
  expect(notation(made.state)).toBe("<p>/h</p><p>|</p>");
});

test("Pinyin that is being composed may hold spaces", () => {
  const made = typed("<p>|</p>", "/");
  made.dispatch(made.state.tr.insertText("xiao biao").setMeta("composition", 1));
  expect(slashQuery(made.state)?.text).toBe("xiao biao");
});

describe("choosing takes the words away and runs the command", () => {
  const cases: [string, string, CommandId, object, string][] = [
    ["<p>|</p>", "/h2", "section_head_2", {}, "<h2>|</h2>"],
    ["<p>|ab</p>", "/导语", "lede", {}, "<lede>|ab</lede>"],
    ["<p>ab |</p>", "/hr", "divider", {}, "<p>ab </p><hr*/><p></p>"],
    ["<p>|</p>", "/table", "table", { rows: 1, columns: 2 }, "<table><tr><th><p>|</p></th><th><p></p></th></tr></table><p></p>"],
    ["<p>x</p><p>|</p>", "/list", "bullet_list", {}, "<p>x</p><ul><li><p>|</p></li></ul>"],
    ["<p>|ab</p>", "/box", "box_note", {}, "<note><p>|ab</p></note>"],
  ];
  test.each(cases)("%s  %s", (source, text, id, args, after) => {
    const made = typed(source, text);
    expect(slashCan(made.state, id, args)).toBe(true);
    made.dispatch(slashStep(made.state, id, args)!);
    expect([notation(made.state), slashQuery(made.state)]).toEqual([after, null]);
    made.press("Mod-z");
    expect(notation(made.state)).toContain(text);
    expect(slashQuery(made.state)).toBeNull();
  });
  test("what does not apply is told beforehand", () => {
    expect(slashCan(typed("<p>|</p>", "/a").state, "table_delete", {})).toBe(false);
  });
});

test("a quiet hint stands in the empty paragraph with the cursor only", () => {
  const shown = (source: string) => plugin.props.decorations!.call(plugin, hands(source).state) !== null;
  expect([shown("<p>a</p><p>|</p>"), shown("<p>|</p>"), shown("<p>a|</p><p></p>"), shown("<h2>|</h2><p>a</p>")]).toEqual([true, false, false, false]);
});
