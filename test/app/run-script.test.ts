import { afterEach, describe, expect, it, vi } from "vitest";
import { runScript } from "../../src/app/run-script.ts";
import { UserError } from "../../src/user-error.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a script that fails; returns what it wrote to stderr and its exit code. */
async function failing(error: unknown) {
  const written: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const fail = (): never => {
    throw error;
  };
  await runScript(fail);
  const code = process.exitCode;
  process.exitCode = undefined;
  return { text: written.join(""), code };
}

describe("a script that fails", () => {
  it("ends with its error's name, place and first words, and nothing secret or personal", async () => {
    const error = Object.assign(new TypeError('Headers.append: "Bearer xoxb-1-Abc123" of ada@x.org is wrong'), {
      config: { password: "Abc123" },
    });
    const { text, code } = await failing(error);

    expect(code).toBe(1);
    expect(text).toContain("TypeError: Headers.append: … of … is wrong");
    expect(text).toContain("run-script.test.ts");
    expect(text).not.toMatch(/Abc123|ada/);
  });

  it("says in a sentence what to do, and nothing secret", async () => {
    expect(await failing(new UserError("no answer of https://me:Abc123@x.example, look there"))).toEqual({
      text: "no answer of https://…@x.example, look there\n",
      code: 2,
    });
  });
});
