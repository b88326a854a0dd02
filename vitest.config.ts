import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/build.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The default leaves one core idle, which is half of a small machine.
    maxWorkers: "100%",
    // Files share a process, and so their imports and the demo: a test leaves no global state behind.
    isolate: false,
    // stores of tests in SQL Server instead of in memory
    setupFiles: process.env["TEST_STORE"] === "mssql" ? ["test/support/over-sql-server.ts"] : [],
  },
});
