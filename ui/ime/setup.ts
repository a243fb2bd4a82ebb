/** Builds the page once and serves it on this machine. */
import { mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { build, preview } from "vite";
import type { TestProject } from "vitest/node";

/** Where Debian and its like put it; GAOTAI_CHROMIUM names another one. */
export const CHROMIUM = process.env["GAOTAI_CHROMIUM"] ?? "/usr/bin/chromium";

declare module "vitest" {
  export interface ProvidedContext {
    address: string;
  }
}

const ROOT = new URL("..", import.meta.url).pathname;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: input methods can be tested nowhere else (cargo xtask setup test)`);
  const outDir = await mkdtemp(join(tmpdir(), "gaotai-ime-"));
  const common = { root: ROOT, configFile: false, logLevel: "error" } as const;
  await build({
    ...common,
    plugins: [svelte()],
    build: { outDir, emptyOutDir: true, target: "safari16", minify: false, rollupOptions: { input: join(ROOT, "ime/page.html") } },
  });
  const server = await preview({ ...common, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  project.provide("address", `${server.resolvedUrls!.local[0]!}ime/page.html`);
  return async () => {
    await server.close();
    await rm(outDir, { recursive: true });
  };
}
