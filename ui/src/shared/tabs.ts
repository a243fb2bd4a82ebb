/**
 * Which stories are open, on which side, in which order, and which of them is in front.
 * Values only: every function gives the next state.
 */

/** 0 is the left manuscript, 1 the one beside it. */
export type Side = 0 | 1;

/** An open story. A story is open once. */
export type Tab = {
  readonly id: string;
  readonly side: Side;
  /** Only looked at so far: the next story that is looked at takes its place. */
  readonly preview: boolean;
};

export type Tabs = {
  /** In the order of the strips. */
  readonly list: readonly Tab[];
  /** The one in front on each side. */
  readonly front: readonly [string | null, string | null];
  /** The side that is being worked on. */
  readonly side: Side;
};

export const NO_TABS: Tabs = { list: [], front: [null, null], side: 0 };

const other = (side: Side): Side => (side === 0 ? 1 : 0);

/** The tab of this story. */
export function tabOf(tabs: Tabs, id: string | null): Tab | undefined {
  return tabs.list.find((tab) => tab.id === id);
}

/** Those of one side, in order. */
export function onSide(tabs: Tabs, side: Side): readonly Tab[] {
  return tabs.list.filter((tab) => tab.side === side);
}

/** Whether two manuscripts stand side by side. */
export function isSplit(tabs: Tabs): boolean {
  return tabs.front[1] !== null;
}

/** The story being worked on. */
export function active(tabs: Tabs): string | null {
  return tabs.front[tabs.side];
}

function withFront(tabs: Tabs, side: Side, id: string | null): Tabs {
  return { ...tabs, front: side === 0 ? [id, tabs.front[1]] : [tabs.front[0], id] };
}

/** The story that gives way when another one is looked at on this side. */
export function givesWay(tabs: Tabs, side: Side): string | null {
  return onSide(tabs, side).find((tab) => tab.preview)?.id ?? null;
}

/** How a story is opened. */
export type Opening = { side?: Side; keep?: boolean };

/** The story in front; a new one stands after the one that was in front, or where one gave way. */
export function opened(tabs: Tabs, id: string, { side = tabs.side, keep = false }: Opening = {}): Tabs {
  const known = tabOf(tabs, id);
  if (known !== undefined) {
    const here = withFront({ ...tabs, side: known.side }, known.side, id);
    return keep ? kept(here, id) : here;
  }
  const tab: Tab = { id, side, preview: !keep };
  const leaving = keep ? null : givesWay(tabs, side);
  const at = tabs.list.findIndex((one) => one.id === (leaving ?? tabs.front[side]));
  const list = [...tabs.list];
  if (leaving !== null) list.splice(at, 1, tab);
  else list.splice(at < 0 ? list.length : at + 1, 0, tab);
  return withFront({ ...tabs, list, side }, side, id);
}

/** The story stays open although another one is looked at. */
export function kept(tabs: Tabs, id: string): Tabs {
  if (tabOf(tabs, id)?.preview !== true) return tabs;
  return { ...tabs, list: tabs.list.map((tab) => (tab.id === id ? { ...tab, preview: false } : tab)) };
}

/** Without this story; its neighbour comes to the front, and an empty side goes. */
export function closed(tabs: Tabs, id: string): Tabs {
  const tab = tabOf(tabs, id);
  if (tab === undefined) return tabs;
  const row = onSide(tabs, tab.side);
  const at = row.indexOf(tab);
  const next = { ...tabs, list: tabs.list.filter((one) => one !== tab) };
  if (tabs.front[tab.side] !== id) return next;
  return tidy(withFront(next, tab.side, (row[at + 1] ?? row[at - 1])?.id ?? null));
}

/** No side is empty while the other one is not. */
function tidy(tabs: Tabs): Tabs {
  if (tabs.front[0] !== null) return tabs.front[1] === null ? { ...tabs, side: 0 } : tabs;
  const list = tabs.list.map((tab) => ({ ...tab, side: 0 as const }));
  return { list, front: [tabs.front[1], null], side: 0 };
}

/** The story on the other side, in front there. Nothing happens to the only story. */
export function across(tabs: Tabs, id: string): Tabs {
  const tab = tabOf(tabs, id);
  if (tab === undefined || (!isSplit(tabs) && tabs.list.length < 2)) return tabs;
  return opened(closed(tabs, id), id, { side: isSplit(tabs) ? other(tab.side) : 1, keep: true });
}

/** One side again; what stood on the other one are tabs of it. */
export function joined(tabs: Tabs): Tabs {
  if (!isSplit(tabs)) return tabs;
  const list = [...onSide(tabs, 0), ...onSide(tabs, 1)].map((tab) => ({ ...tab, side: 0 as const }));
  return { list: onePreview(list), front: [active(tabs), null], side: 0 };
}

/** Of several that are only looked at the last one stays so. */
function onePreview(list: readonly Tab[]): Tab[] {
  const last = list.findLast((tab) => tab.preview);
  return list.map((tab) => (tab.preview && tab !== last ? { ...tab, preview: false } : tab));
}

/** The tab at another place of its strip. */
export function moved(tabs: Tabs, id: string, to: number): Tabs {
  const tab = tabOf(tabs, id);
  if (tab === undefined) return tabs;
  const row = onSide(tabs, tab.side).filter((one) => one !== tab);
  row.splice(Math.max(0, Math.min(row.length, to)), 0, tab);
  const rest = onSide(tabs, other(tab.side));
  return { ...tabs, list: tab.side === 0 ? [...row, ...rest] : [...rest, ...row] };
}

/** The story `step` tabs away from the one in front, round and round. */
export function neighbour(tabs: Tabs, step: number): string | null {
  const row = onSide(tabs, tabs.side);
  const at = row.findIndex((tab) => tab.id === active(tabs));
  return at < 0 ? null : (row[(at + step + row.length) % row.length]?.id ?? null);
}

/** The other side is worked on, if there is one. */
export function turned(tabs: Tabs, side: Side): Tabs {
  return tabs.side === side || tabs.front[side] === null ? tabs : { ...tabs, side };
}

/** Tabs as they were stored, without what is wrong or not among `there`. */
export function readTabs(stored: unknown, there: (id: string) => boolean): Tabs {
  const from = record(stored);
  const seen = new Set<string>();
  const list: Tab[] = [];
  for (const one of Array.isArray(from["list"]) ? from["list"].map(record) : []) {
    const id = one["id"];
    if (typeof id !== "string" || seen.has(id) || !there(id)) continue;
    seen.add(id);
    list.push({ id, side: one["side"] === 1 ? 1 : 0, preview: one["preview"] === true });
  }
  const wanted: readonly unknown[] = Array.isArray(from["front"]) ? from["front"] : [];
  const front = (side: Side) => {
    const row = list.filter((tab) => tab.side === side);
    return (row.find((tab) => tab.id === wanted[side]) ?? row[0])?.id ?? null;
  };
  const tabs = tidy({ list, front: [front(0), front(1)], side: from["side"] === 1 ? 1 : 0 });
  return active(tabs) === null ? { ...tabs, side: 0 } : tabs;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
