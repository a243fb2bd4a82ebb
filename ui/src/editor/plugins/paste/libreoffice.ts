/** What LibreOffice writes differently. */

/** A note's number stands before its text without a space. */
export function plainLibreOffice(page: Document): void {
  for (const sign of page.body.querySelectorAll("a.sdfootnotesym, a.sdendnotesym")) sign.append("\u00a0");
}
