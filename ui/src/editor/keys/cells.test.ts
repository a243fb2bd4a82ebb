import { cases } from "../test/keys.ts";

const table = (...rows: string[][]) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`).join("")}</table>`;

cases("Backspace and Delete over selected cells empty them", [
  [table(["{a", "b}"], ["c", "d"]), "Backspace", table(["{", "}"], ["c", "d"])],
  [table(["{a", "b"], ["c}", "d"]), "Delete", table(["{", "b"], ["}", "d"])],
  [table(["{a", "b"], ["c", "d}"]), "Backspace", table(["{", ""], ["", "}"])],
  ["<table><tr><td><p>{a</p><p>b</p></td><td><p>c}</p></td></tr></table>", "Delete", table(["{", "}"])],
]);

cases("Backspace over what is empty takes rows, columns and the table away", [
  [table(["{", "}"], ["c", "d"]), "Backspace", table(["|c", "d"])],
  [table(["{", "b"], ["}", "d"]), "Backspace", table(["|b"], ["d"])],
  [table(["{", "b"], ["c", "}"]), "Backspace", table(["{", ""], ["", "}"])],
  [`<p>x</p>${table(["{", ""], ["", "}"])}<p>y</p>`, "Backspace", "<p>x</p><p>|y</p>"],
  [table(["{", "}"], ["c", "d"]), "Delete", table(["{", "}"], ["c", "d"])],
  [table(["{", "}", "b"]), "Backspace", table(["|b"])],
  [table(["{}"]), "Backspace", "<p>|</p>"],
]);

cases("typing over selected cells writes into the one selected last and empties the others", [
  [table(["{a", "b}"], ["c", "d"]), '"x"', table(["", "x|"], ["c", "d"])],
]);
