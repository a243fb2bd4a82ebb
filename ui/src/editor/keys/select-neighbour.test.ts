import { cases } from "../test/keys.ts";

const TABLE = "<table><tr><td><p>x</p></td></tr></table>";
const CHOSEN = TABLE.replace("<table>", "<table*>");
const FIG = "<fig><cap>x</cap><cred></cred></fig>";

cases("Backspace behind a table, figure, box or embed selects it", [
  [`${TABLE}<p>|a</p>`, "Backspace", `${CHOSEN}<p>a</p>`],
  [`${TABLE}<p>|a</p>`, "Backspace Backspace", "<p>|a</p>"],
  [`<p>b</p>${TABLE}<p>|</p>`, "Backspace", `<p>b</p>${CHOSEN}`],
  [`${FIG}<p>|c</p>`, "Backspace", "<fig*><cap>x</cap><cred></cred></fig><p>c</p>"],
  [`<p>b</p>${FIG}<p>|c</p>`, "Backspace Backspace", "<p>b</p><p>|c</p>"],
  ["<box><p>x</p></box><p>|a</p>", "Backspace", "<box*><p>x</p></box><p>a</p>"],
  ["<p>ab</p><embed/><p>|c</p>", "Backspace", "<p>ab</p><embed*/><p>c</p>"],
  [`<box><p>x</p></box>${TABLE}<h2>|a</h2>`, "Backspace Backspace", `<box><p>x</p></box>${CHOSEN}<p>a</p>`],
]);

cases("Delete before a table, figure, box or embed selects it", [
  [`<p>a|</p>${TABLE}`, "Delete", `<p>a</p>${CHOSEN}`],
  [`<p>a|</p>${TABLE}<p>b</p>`, "Delete Delete", "<p>a</p><p>|b</p>"],
  [`<p>|</p>${TABLE}`, "Delete", CHOSEN],
  [`<p>a|</p>${FIG}`, "Delete", "<p>a</p><fig*><cap>x</cap><cred></cred></fig>"],
  ["<p>a|</p><box><p>x</p></box>", "Delete", "<p>a</p><box*><p>x</p></box>"],
  ["<p>ab|</p><embed/><p>c</p>", "Delete", "<p>ab</p><embed*/><p>c</p>"],
]);

cases("a divider goes at once", [
  ["<p>ab</p><hr/><p>|c</p>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab|</p><hr/><p>c</p>", "Delete", "<p>ab|</p><p>c</p>"],
]);
