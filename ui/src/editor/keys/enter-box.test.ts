import { cases } from "../test/keys.ts";

cases("Enter in a box", [
  ["<box><p>a|</p></box>", "Enter", "<box><p>a</p><p>|</p></box>"],
  ["<box><p>a</p><p>|</p></box>", "Enter", "<box><p>a</p></box><p>|</p>"],
  ["<note title='x'><p>a</p><p>|</p></note><p>b</p>", "Enter", "<note title='x'><p>a</p></note><p>|</p><p>b</p>"],
  ["<box><p>|</p></box>", "Enter", "<box><p></p><p>|</p></box>"],
  ["<box><p>|</p></box>", "Enter Enter", "<box><p></p></box><p>|</p>"],
  ["<box><p>a</p><p>|</p><p>b</p></box>", "Enter", "<box><p>a</p><p></p><p>|</p><p>b</p></box>"],
  ["<box><h2>a|</h2></box>", "Enter", "<box><h2>a</h2><p>|</p></box>"],
  ["<box><ul><li><p>a</p></li><li><p>|</p></li></ul></box>", "Enter Enter", "<box><ul><li><p>a</p></li></ul></box><p>|</p>"],
  ["<ul><li><box><p>a</p><p>|</p></box></li></ul>", "Enter", "<ul><li><box><p>a</p></box><p>|</p></li></ul>"],
  ["<box><box><p>a</p><p>|</p></box></box>", "Enter", "<box><box><p>a</p></box><p>|</p></box>"],
]);
