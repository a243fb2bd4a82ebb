/** The vault of the backend in memory; it forgets on reload. */
import type { VaultContent, VaultEntry, VaultFile, VaultKind, VaultState, Verbs } from "./contract.ts";
import { failure } from "./fake-text.ts";

type VaultVerb = Extract<keyof Verbs, `vault.${string}`>;
type Handlers = { [V in VaultVerb]: (request: Verbs[V]["request"]) => Verbs[V]["response"] };

/** What the dialog for documents gives. */
export const DOCUMENTS = [{ handle: "document-1", name: "采访录音.m4a" }, { handle: "document-2", name: "合同.pdf" }];

const fileOf = (name: string): VaultFile => ({ name, mime: name.endsWith("m4a") ? "audio/mp4" : "application/pdf", bytes: 1_840_000 });

/** Its verbs. */
export function fakeVault(now: () => string, person: () => string, titleOf: (story: string) => string): Handlers {
  const entries = new Map<string, VaultEntry>();
  const states = new Map<string, VaultState[]>();
  const there = (id: string): VaultEntry => {
    const entry = entries.get(id);
    if (!entry) throw failure("vault_missing", "");
    return entry;
  };
  const make = (story: string, kind: VaultKind, content: VaultContent, file: VaultFile | null): VaultEntry => {
    const entry = { id: crypto.randomUUID(), story, kind, content, file, person: person(), created: now(), changed: now(), trashed: null };
    entries.set(entry.id, entry);
    return entry;
  };
  const mark = (ids: string[], trashed: string | null): Record<string, never> => {
    for (const id of ids) there(id).trashed = trashed;
    return {};
  };
  const save = (id: string, content: VaultContent): VaultEntry => {
    const entry = there(id);
    const { person: by, changed: time } = entry;
    if (content.text.length * 2 < entry.content.text.length) states.set(id, [{ content: entry.content, person: by, time }, ...(states.get(id) ?? [])]);
    return Object.assign(entry, { content, person: person(), changed: now() });
  };
  return {
    "vault.list": ({ story }) => ({ entries: [...entries.values()].filter((entry) => entry.story === story) }),
    "vault.read": ({ id }) => ({ entry: there(id) }),
    "vault.save": ({ id, story, kind, content }) => ({ entry: id === null ? make(story, kind, content, null) : save(id, content) }),
    "vault.attach": ({ story, handles, anchor }) => ({
      added: handles.map((handle) => {
        // A file that was dropped is its own handle.
        const name = DOCUMENTS.find((one) => one.handle === handle)?.name ?? handle;
        const file = fileOf(name);
        return { entry: make(story, file.mime.startsWith("audio") ? "recording" : "document", { title: name, text: "", contact: null, anchor }, file), failure: null };
      }),
    }),
    "vault.open": ({ id }) => (there(id), {}),
    "vault.remove": ({ ids }) => mark(ids, now()),
    "vault.restore": ({ ids }) => mark(ids, null),
    "vault.purge": ({ ids }) => {
      for (const id of ids) if (there(id).trashed !== null) entries.delete(id);
      return {};
    },
    "vault.history": ({ id }) => ({ states: states.get(id) ?? [] }),
    "vault.search": ({ query }) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = [...entries.values()].filter((entry) => entry.trashed === null && words.every((word) => JSON.stringify([entry.content, entry.file?.name]).toLowerCase().includes(word)));
      return { hits: words.length === 0 ? [] : hits.map((entry) => ({ entry, title: titleOf(entry.story) })) };
    },
  };
}
