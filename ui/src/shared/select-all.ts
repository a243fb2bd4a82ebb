/** "Select all" where something is read: all of it, and nothing of the window around it. */
export function selectsAll(event: KeyboardEvent, read: HTMLElement): boolean {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea");
  if (typing || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "a") return false;
  event.preventDefault();
  event.stopPropagation();
  getSelection()?.selectAllChildren(read);
  return true;
}
