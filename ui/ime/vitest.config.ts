import { defineConfig } from "vitest/config";

// Chromium can be told what an input method does; the webview of the desktop cannot.
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["ime/*.test.ts"],
    globalSetup: "./ime/setup.ts",
    environment: "node",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
