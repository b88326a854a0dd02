import { expect, it } from "vitest";
import { toCsv } from "../../src/render/csv.ts";

it("a list as a file quotes what must be, and makes no formula of any cell", () => {
  const cells = ["=1+1", "+44", "-1", "@x", "＝1", "\tx", "\rx", 'a "b", c', "plain"];

  expect(toCsv({ kind: "list", headings: ["Case"], items: cells.map((cell) => ({ cells: [cell] })), total: 9 })).toBe(
    '\uFEFFCase\r\n\'=1+1\r\n\'+44\r\n\'-1\r\n\'@x\r\n\'＝1\r\n\'\tx\r\n"\'\rx"\r\n"a ""b"", c"\r\nplain\r\n',
  );
});
