import { test } from "vitest";
import { check } from "../../test/keys.ts";

test.each([
  ["<p>|</p>", '`"Hello," he said.`', "<p>“Hello,” he said.|</p>"],
  ["<p>|</p>", '`He said, "It\'s fine."`', "<p>He said, “It’s fine.”|</p>"],
  ["<p>|</p>", '`"\'Yes,\' he said."`', "<p>“‘Yes,’ he said.”|</p>"],
  ["<p>|</p>", "`'Yes,' he said.`", "<p>‘Yes,’ he said.|</p>"],
  ["<p>|</p>", '`("a") ["b"]`', "<p>(“a”) [“b”]|</p>"],
  ["<p>a—|</p>", '`"b"`', "<p>a—“b”|</p>"],
  ["<p>|</p>", '`"But---"`', "<p>“But—”|</p>"],
  ["<p>|</p>", "`the '90s and 1990's`", "<p>the ’90s and 1990’s|</p>"],
  ["<p>|</p>", "`'tis rock 'n' roll, get 'em.`", "<p>’tis rock ’n’ roll, get ’em.|</p>"],
  ["<p>|</p>", "`students' O'Neil don't`", "<p>students’ O’Neil don’t|</p>"],
  ["<p>He is |</p>", '`5\'10" tall`', `<p>He is 5'10" tall|</p>`],
  ["<p>a |</p>", '`27" screen`', '<p>a 27" screen|</p>'],
  ["<p>|</p>", '`"in 1999"`', "<p>“in 1999”|</p>"],
  ["<p>|</p>", '`a="b" c=\'d\'`', "<p>a=“b” c=‘d’|</p>"],
  ["<p>|</p>", "`1/2 of it`", "<p>1/2 of it|</p>"],
  ["<t>|</t><p>x</p>", '`"New"`', "<t>“New”|</t><p>x</p>"],
  ["<p>a |</p>", '`"` Backspace', '<p>a "|</p>'],
  ["<p>a |</p>", '`"` Mod-z Mod-z', "<p>a |</p>"],
  ["<p>a [b] c</p>", '`"`', "<p>a “[b]” c</p>"],
  ["<p>see |</p>", '`https://a.org/?q="x"--y...`', '<p>see https://a.org/?q="x"--y...|</p>'],
  ["<p>你好|</p>", "`,.`", "<p>你好,.|</p>"],
  ["<p>|</p>", "`  a`", "<p>a|</p>"],
])("%s  %s", (before, keys, after) => check(before, keys, after, "en"));
