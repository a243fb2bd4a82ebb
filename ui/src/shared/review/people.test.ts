import { expect, test, vi } from "vitest";
import * as host from "../../host";
import { settings } from "../settings.svelte";
import { people, tracksByRole } from "./people.svelte";

const person = (id: string, role: host.Role, more: Partial<host.Person> = {}): host.Person => ({ id, name: id, pen_name: "", role, colour: "blue", tracked: null, tracks: tracksByRole(role), current: false, ...more });

test("reporters and photographers write directly, all who work on a story suggest", () => {
  const direct = (["reporter", "editor", "responsible_editor", "desk_head", "duty_editor", "proofreader", "photographer", "other"] as const).filter((role) => !tracksByRole(role));
  expect(direct).toEqual(["reporter", "photographer", "other"]);
});

test("tracking follows whoever is at the keyboard, unless that person turned it", () => {
  people.list = [person("许", "reporter", { current: true }), person("何", "editor")];
  expect(people.tracking).toBe(false);
  people.track(true);
  expect(people.tracking).toBe(true);
  people.list = people.list.map((one) => ({ ...one, current: one.id === "何" }));
  expect(people.tracking).toBe(true);
  people.track(false);
  expect(people.tracking).toBe(false);
  people.list = people.list.map((one) => ({ ...one, current: one.id === "许" }));
  expect(people.tracking).toBe(true);
  expect(settings.values["review.tracking"]).toEqual({ 许: true, 何: false });
  people.list = [];
  expect(people.tracking).toBe(false);
  vi.restoreAllMocks();
});
