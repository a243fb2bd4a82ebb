import { cases } from "../test/keys.ts";

cases("Enter in a quote", [
  ["<quote><p>a|b</p></quote>", "Enter", "<quote><p>a</p><p>|b</p></quote>"],
  ["<pull><p>a|</p></pull>", "Enter", "<pull><p>a</p><p>|</p></pull>"],
  ["<quote><p>a</p><p>|</p></quote>", "Enter", "<quote><p>a</p></quote><p>|</p>"],
  ["<quote cite='x'><p>a</p><p>|</p></quote><p>b</p>", "Enter", "<quote cite='x'><p>a</p></quote><p>|</p><p>b</p>"],
  ["<pull><p>a|</p></pull>", "Enter Enter", "<pull><p>a</p></pull><p>|</p>"],
  ["<quote><p>a</p><p>|</p><p>b</p></quote>", "Enter", "<quote><p>a</p></quote><p>|</p><quote><p>b</p></quote>"],
  ["<quote><p>|</p><p>b</p></quote>", "Enter", "<p>|</p><quote><p>b</p></quote>"],
  ["<quote><p>|</p></quote>", "Enter", "<p>|</p>"],
  ["<ul><li><quote><p>a</p><p>|</p></quote></li></ul>", "Enter", "<ul><li><quote><p>a</p></quote><p>|</p></li></ul>"],
]);
