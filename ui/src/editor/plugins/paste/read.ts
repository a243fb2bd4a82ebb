/** Foreign HTML becomes a page that nothing runs in and nothing is loaded for. */

/**
 * The copied part of the HTML, in a document of its own without a window: no script runs, no
 * picture or sheet is fetched, and no handler exists there.
 */
export function inertPage(html: string): Document {
  const start = html.indexOf("<!--StartFragment");
  const page = new DOMParser().parseFromString(html, "text/html");
  if (start >= 0) keepFragment(page);
  return page;
}

/** Windows marks what was selected; the rest is the page around it. */
function keepFragment(page: Document): void {
  const range = page.createRange();
  const marks = comments(page.body, /^(Start|End)Fragment/);
  const start = marks.find((mark) => mark.data.startsWith("Start"));
  const end = marks.filter((mark) => mark.data.startsWith("End")).at(-1);
  if (start === undefined) return;
  // Lists and tables around a mark are open there, and stay around what is kept.
  range.setStart(page.body, 0);
  range.setEndBefore(start);
  range.deleteContents();
  if (end === undefined || !page.body.contains(end)) return;
  // Word puts the notes of what was selected behind the mark.
  for (const notes of page.body.querySelectorAll("[style*='mso-element:footnote-list'], [style*='mso-element:endnote-list']")) end.before(notes);
  range.setStartAfter(end);
  range.setEnd(page.body, page.body.childNodes.length);
  range.deleteContents();
}

/** The comments below `root` whose text fits. */
export function comments(root: Node, fits: RegExp): Comment[] {
  const walker = root.ownerDocument!.createTreeWalker(root, 128);
  const out: Comment[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (fits.test((node as Comment).data)) out.push(node as Comment);
  return out;
}

/** Takes the elements away with all that is in them. */
export function remove(root: ParentNode, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.remove();
}
