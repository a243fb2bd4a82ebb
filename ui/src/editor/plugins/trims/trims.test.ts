import { beforeEach, describe, expect, test } from "vitest";
import { EditorState, type Plugin } from "prosemirror-state";
import { Labels } from "../../labels.ts";
import { Hands } from "../../test/keys.ts";
import { content, notation, stateOf } from "../../test/notation.ts";
import { hiddenRanges, showTrims, textsOf, trimCount, trimTexts, trimView, trimsPlugin, type TrimView } from "./index.ts";

const labels = new Labels({ sign_print: "报", sign_web: "网", only_print: "只见报", only_web: "只上网", folded: "已收起：" });
let plugin: Plugin;
beforeEach(() => (plugin = trimsPlugin(labels)));

function shown(source: string, view: TrimView): Hands {
  const plain = stateOf(source);
  const state = EditorState.create({ doc: plain.doc, selection: plain.selection, plugins: [plugin, ...plain.plugins] });
  return new Hands(state.apply(showTrims(state, view)));
}

function press(source: string, view: TrimView, keys: string): Hands {
  const hands = shown(source, view);
  for (const key of keys.split(" ")) hands.press(key);
  return hands;
}

const check = (source: string, view: TrimView, keys: string, after: string) => expect(notation(press(source, view, keys).state)).toBe(after);

test("a view leaves out what is for others", () => {
  const source = "<t>标<web>题</web></t><p>一<print>二</print><web>三</web></p><p only='web'>四</p><box only='print'><p>五</p></box>";
  const { doc } = stateOf(source);
  expect(textsOf(doc, "all")).toEqual(["一二三", "四", "五"]);
  expect(textsOf(doc, "print")).toEqual(["一二", "五"]);
  expect(textsOf(doc, "web")).toEqual(["一三", "四"]);
  expect(hiddenRanges(doc, "print").map(({ block }) => block)).toEqual([false, false, true]);
  const { state } = shown(source, "web");
  expect([trimView(state), trimTexts(state), trimCount(state)]).toEqual(["web", ["一三", "四"], 2]);
});

describe("what is hidden stays when its surroundings are deleted", () => {
  const cases: [string, string, string][] = [
    ["<p>ab<web>cd</web>|e</p>", "Backspace", "<p>a<web>|cd</web>e</p>"],
    ["<p>ab|<web>cd</web>ef</p>", "Delete", "<p>ab<web>cd</web>|f</p>"],
    ["<p>a𠮷<web>cd</web>|e</p>", "Backspace", "<p>a<web>|cd</web>e</p>"],
    ["<p>x</p><p><web>cd</web>|e</p>", "Backspace", "<p>x<web>|cd</web>e</p>"],
    ["<p>a[b<web>cd</web>e]f</p>", "Backspace", "<p>a[b<web>cd</web>e]f</p>"],
    ["<p>a[b<web>cd</web>e]f</p>", "Enter", "<p>a[b<web>cd</web>e]f</p>"],
    ["<p>a</p><p only='web'>b</p><p>|c</p>", "Backspace", "<p>a</p><p only='web'>b</p><p>|c</p>"],
    ["<p>a|</p><p only='web'>b</p><p>c</p>", "Delete", "<p>a|</p><p only='web'>b</p><p>c</p>"],
    ["<p>[a</p><p only='web'>b</p><p>c]</p>", "Delete", "<p>[a</p><p only='web'>b</p><p>c]</p>"],
    ["<p>a|</p><p only='web'>b</p>", "Alt-ArrowDown", "<p>a|</p><p only='web'>b</p>"],
  ];
  test.each(cases)("%s  %s", (source, keys, after) => check(source, "print", keys, after));
});

test("typing over a selection that holds hidden text is refused too, and so is cutting", () => {
  const hands = shown("<p>a[b<web>cd</web>e]f</p>", "print");
  hands.type("x");
  expect(content(hands.state.doc)).toBe("<p>ab<web>cd</web>ef</p>");
  hands.dispatch(hands.state.tr.deleteSelection());
  expect(content(hands.state.doc)).toBe("<p>ab<web>cd</web>ef</p>");
});

test("in the other view the same text goes like any other", () => {
  check("<p>a[b<web>cd</web>e]f</p>", "web", "Backspace", "<p>a|f</p>");
  check("<p>a[b<web>cd</web>e]f</p>", "all", "Backspace", "<p>a|f</p>");
});

describe("arrows go over a folded block", () => {
  const cases: [string, string, string][] = [
    ["<p>a|</p><p only='web'>b</p><p>c</p>", "ArrowRight", "<p>a</p><p only='web'>b</p><p>|c</p>"],
    ["<p>a|</p><p only='web'>b</p><fig only='web'><cap>x</cap><cred>y</cred></fig><p>c</p>", "ArrowDown", "<p>a</p><p only='web'>b</p><fig only='web'><cap>x</cap><cred>y</cred></fig><p>|c</p>"],
    ["<p>a</p><hr only='web'/><p>|c</p>", "ArrowLeft", "<p>a|</p><hr only='web'/><p>c</p>"],
    ["<p>a|</p><p only='web'>b</p>", "ArrowDown", "<p>a|</p><p only='web'>b</p>"],
  ];
  test.each(cases)("%s  %s", (source, keys, after) => check(source, "print", keys, after));
});

test("a cursor in what a view hides goes to the nearest place that is seen", () => {
  expect(notation(shown("<p>a</p><p only='web'>b|b</p><p>c</p>", "print").state)).toBe("<p>a|</p><p only='web'>bb</p><p>c</p>");
  expect(notation(shown("<p only='web'>b|b</p><p>c</p>", "print").state)).toBe("<p only='web'>bb</p><p>|c</p>");
});

test("typing at the edge of a fold is not swallowed by it", () => {
  const hands = shown("<p>a<web>cd</web>|e</p>", "print");
  hands.type("x");
  expect(content(hands.state.doc)).toBe("<p>a<web>cd</web>xe</p>");
});

test("a search that leads into hidden text shows it", () => {
  const { state } = shown("<p>|a</p><p only='web'>bc</p>", "print");
  const hidden = hiddenRanges(state.doc, "print")[0]!;
  const led = state.apply(state.tr.setSelection(stateSelection(state, hidden.from + 2)));
  expect(trimView(led)).toBe("all");
});

const stateSelection = (state: EditorState, pos: number) => (state.selection.constructor as unknown as { create(doc: unknown, at: number): EditorState["selection"] }).create(state.doc, pos);

test("undo goes through a view; repairs that know the whole text too", () => {
  let { state } = shown("<p>a<web>bc</web>|</p>", "all");
  state = state.apply(state.tr.delete(state.selection.from - 2, state.selection.from));
  state = state.apply(showTrims(state, "print"));
  const hands = new Hands(state);
  hands.press("Mod-z");
  expect(content(hands.state.doc)).toBe("<p>a<web>bc</web></p>");
  const { from, to } = hiddenRanges(hands.state.doc, "print")[0]!;
  hands.dispatch(hands.state.tr.delete(from, to).setMeta("label", "repair"));
  expect(content(hands.state.doc)).toBe("<p>a</p>");
});

test("signs are kept by what is typed elsewhere, and made anew where it changes", () => {
  const classes = (state: EditorState) => (plugin.props.decorations!.call(plugin, state) as unknown as { find(): { type: { attrs?: Record<string, string> } }[] }).find().map((one) => one.type.attrs?.["class"]);
  const hands = shown("<p>a|</p><p>b<web>c</web></p><p only='print'>d</p>", "all");
  const signs = ["only-block only-print", "only-start only-web"];
  expect(classes(hands.state).sort()).toEqual(signs);
  hands.type("xyz");
  hands.press("Enter");
  expect(classes(hands.state).sort()).toEqual(signs);
  hands.press("Mod-Alt-w");
  expect(classes(hands.state).sort()).toEqual([...signs.slice(0, 1), "only-block only-web", ...signs.slice(1)]);
});
