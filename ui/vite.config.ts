/// <reference types="vitest/config" />
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  // The shell serves ui/dist from its own origin, under any path.
  base: "./",
  clearScreen: false,
  // tauri.conf.json names this address: another port would be a white window.
  server: { host: "127.0.0.1", port: 1420, strictPort: true },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // WebKitGTK 2.50 and WKWebView of macOS 13.
    target: "safari16",
    // The content security policy allows no inline script; a data: URL would need img-src data:.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  // Tests of components need Svelte's browser half.
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: {
    include: ["src/**/*.test.ts"],
    environment: "jsdom",
    restoreMocks: true,
  },
});
