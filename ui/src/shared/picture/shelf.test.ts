// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest";
import { connect } from "../../host";
import { drafts } from "./drafts.svelte";
import { Shelf } from "./shelf.svelte";

/** The backend in memory, with a place to hold its answers back and to count what is asked. */
const host = await connect();
const rpc = host.rpc.bind(host);
let asked: { verb: string; request: Record<string, unknown> }[] = [];
let held: ((verb: string, request: Record<string, unknown>) => Promise<void> | void) | null = null;
let answered = 0;
host.rpc = (async (verb: never, request: never) => {
  asked.push({ verb, request });
  try {
    await held?.(verb, request);
    return await rpc(verb, request);
  } finally {
    answered += 1;
  }
}) as typeof host.rpc;

/** Until so many questions were asked, and all but those held back are answered. */
const asks = (count: number, waiting = 0) => vi.waitFor(() => expect([asked.length, answered]).toEqual([count, count - waiting]));
const shelfOf = async (change: Parameters<Shelf["ask"]>[0] = {}) => {
  const shelf = new Shelf();
  shelf.ask(change);
  await vi.waitFor(() => expect(shelf.turns).toBe(1));
  return shelf;
};
const hashes = (shelf: Shelf, ...places: number[]) => places.map((at) => shelf.at(at)!.hash);

beforeEach(() => {
  asked = [];
  answered = 0;
  held = null;
});

test("filters and search narrow what stands on it", async () => {
  const all = await shelfOf();
  expect([all.total, all.loaded, all.narrowed]).toEqual([60, true, false]);
  const bare = await shelfOf({ missing: "caption" });
  expect(bare.total).toBeLessThan(all.total);
  expect(bare.at(0)!.caption).toBe("");
  const found = await shelfOf({ query: "  变电站 " });
  expect(found.at(0)!.caption).toContain("变电站");
  expect((await shelfOf({ query: "没有这样的图" })).total).toBe(0);
});

test("of two searches the last one counts, whichever is answered last", async () => {
  const shelf = new Shelf();
  let free = () => {};
  held = (_, request) => (request["query"] === "渡船" ? new Promise((done) => (free = done)) : undefined);
  shelf.ask({ query: "渡船" });
  await asks(1, 1);
  shelf.ask({ query: "" });
  await asks(2, 1);
  free();
  await asks(2);
  await vi.waitFor(() => expect(shelf.turns).toBe(1));
  expect(shelf.total).toBe(60);
});

test("picking: one, more, less, a stretch, in the order of picking", async () => {
  const shelf = await shelfOf();
  await shelf.pick(4);
  await shelf.pick(1, { more: true, range: false });
  expect(shelf.picked).toEqual(hashes(shelf, 4, 1));
  await shelf.pick(4, { more: true, range: false });
  expect(shelf.picked).toEqual(hashes(shelf, 1));
  await shelf.pick(2);
  await shelf.pick(5, { more: false, range: true });
  expect(shelf.picked).toEqual(hashes(shelf, 2, 3, 4, 5));
  await shelf.pick(0, { more: false, range: true });
  expect(shelf.picked).toEqual(hashes(shelf, 0, 1, 2));
  await shelf.pick(4);
  await shelf.pick(5, { more: true, range: true });
  expect(shelf.picked).toEqual(hashes(shelf, 4, 5));
  await shelf.pick(60);
  expect(shelf.current).toBe(5);
});

test("what is picked stays picked when more pictures come, and the keyboard stays on its picture", async () => {
  const shelf = await shelfOf();
  await shelf.pick(3);
  const [hash] = shelf.picked;
  await rpc("media.paste", { name: `新到-${asked.length}.jpg`, base64: "" });
  await shelf.refresh();
  expect([shelf.picked, shelf.at(shelf.current)?.hash, shelf.total]).toEqual([[hash], hash, 61]);
});

test("what was brought in is picked, wherever it stands; what a search hides is picked no more", async () => {
  const shelf = await shelfOf({ query: "变电站" });
  const all = await shelfOf();
  const [near, far] = [all.at(1)!, { ...all.at(2)!, hash: "f".repeat(64) }];
  await shelf.present([far, near]);
  expect([shelf.query, shelf.total]).toEqual(["", all.total]);
  expect(shelf.chosen.map(({ hash }) => hash)).toEqual([far.hash, near.hash]);
  shelf.ask({ query: "没有这样的图" });
  await vi.waitFor(() => expect(shelf.total).toBe(0));
  expect([shelf.picked, shelf.chosen]).toEqual([[], []]);
});

test("a failure is kept until the next answer, and shows no wrong pictures", async () => {
  const shelf = new Shelf();
  held = () => Promise.reject({ code: "internal", params: {}, detail: "" });
  shelf.ask({});
  await vi.waitFor(() => expect([shelf.failure?.code, shelf.loaded]).toEqual(["internal", false]));
  held = null;
  await shelf.refresh();
  expect([shelf.failure, shelf.loaded]).toEqual([null, true]);
});

test("what is typed shows at once, is written once, and outlives a failure", async () => {
  const shelf = await shelfOf();
  const { hash } = shelf.at(2)!;
  let down = true;
  held = (verb) => (verb === "media.change" && down ? Promise.reject({ code: "disk_full", params: {}, detail: "" }) : undefined);
  for (const text of ["雾", "雾里", "雾里的渡口"]) drafts.set(hash, "caption", text);
  expect(shelf.at(2)!.caption).toBe("雾里的渡口");
  expect(await drafts.flush()).toBe(false);
  expect([drafts.failure?.code, shelf.at(2)!.caption]).toEqual(["disk_full", "雾里的渡口"]);
  down = false;
  drafts.set(hash, "alt", "一艘船");
  expect(await drafts.flush()).toBe(true);
  expect(drafts.failure).toBeNull();
  const { picture } = await rpc("media.read", { hash });
  expect([picture.caption, picture.alt]).toEqual(["雾里的渡口", "一艘船"]);
  asked = [];
  expect(await drafts.flush()).toBe(true);
  expect(asked).toEqual([]);
});

test("a picture that was cleared away meanwhile has no words to keep, and stops nothing", async () => {
  const shelf = await shelfOf();
  const { hash } = shelf.at(7)!;
  drafts.set("e".repeat(64), "caption", "没有了");
  drafts.set(hash, "caption", "还在");
  expect([await drafts.flush(), drafts.failure]).toEqual([true, null]);
  expect((await rpc("media.read", { hash })).picture.caption).toBe("还在");
});

test("a word typed while the one before is being written is written too", async () => {
  const shelf = await shelfOf();
  const { hash } = shelf.at(6)!;
  let free = () => {};
  held = (verb) => (verb === "media.change" ? new Promise((done) => (free = done)) : undefined);
  drafts.set(hash, "credit", "林");
  const before = asked.length;
  const first = drafts.flush();
  await asks(before + 1, 1);
  drafts.set(hash, "credit", "林晓　摄");
  const second = drafts.flush();
  held = null;
  free();
  await Promise.all([first, second]);
  expect((await rpc("media.read", { hash })).picture.credit).toBe("林晓　摄");
});
