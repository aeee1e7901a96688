import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The React Compiler stays off while TanStack Virtual is at odds with it.
export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      "@catalogue": at("../src-tauri/crates/app/text"),
      "@": at("./src"),
    },
  },
  // The window's content policy forbids inline scripts, so nothing may be inlined into index.html.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
  server: { port: 1420, strictPort: true, fs: { allow: [at("..")] } },
  clearScreen: false,
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    css: false,
    restoreMocks: true,
    // Whole screens are walked: on a busy machine with two cores one of them takes longer than the usual five seconds.
    testTimeout: 30_000,
    // Every core: by itself it leaves one free, which on a machine with two is half.
    maxWorkers: "100%",
  },
});
