import { expect, test } from "vitest";
import { channelLines } from "./model";

const channel = (id: string, parent: string | null, count: number) => ({ id, name: id.toUpperCase(), parent, count });

function check(channels: ReturnType<typeof channel>[], ...lines: string[]) {
  expect(channelLines(channels).map(({ id, depth, count }) => `${"-".repeat(depth)}${id} ${count}`)).toEqual(lines);
}

test("children follow their parent and count for it", () => {
  check([channel("b", null, 3), channel("a1", "a", 2), channel("a", null, 5), channel("a2", "a", 1), channel("a11", "a1", 4)],
    "b 3", "a 12", "-a1 6", "--a11 4", "-a2 1");
});

test("no channel is lost", () => {
  check([channel("x", "gone", 1)], "x 1");
  check([channel("x", "x", 1)], "x 1");
  check([channel("x", "y", 1), channel("y", "x", 2)], "x 1", "y 2");
  check([]);
});
