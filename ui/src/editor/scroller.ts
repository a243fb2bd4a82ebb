/** The element in which the manuscript scrolls; the page itself where none does. */
export function scrollerOf({ dom }: { readonly dom: HTMLElement }): HTMLElement {
  for (let at = dom.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}
