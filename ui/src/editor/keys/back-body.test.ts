import { cases } from "../test/keys.ts";

cases("Backspace keeps the title group", [
  ["<t>ab</t><p>|c</p>", "Backspace", "<t>ab</t><p>|c</p>"],
  ["<t>ab</t><p>|</p><p>c</p>", "Backspace", "<t>ab</t><p>|c</p>"],
  ["<t>ab</t><p>|</p><hr/>", "Backspace", "<t>ab</t><hr*/>"],
  ["<t>ab</t><p>|</p>", "Backspace", "<t>ab</t><p>|</p>"],
  ["<p>|</p>", "Backspace", "<p>|</p>"],
]);
