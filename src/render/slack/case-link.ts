import type { Item } from "../../answer.ts";
import { cut } from "../cut.ts";
import { escaped } from "./mrkdwn.ts";

/** The longest link, in characters. */
export const longestAddress = 2000;

/** Returns an item's first cell as mrkdwn. */
export function firstCellOf(item: Item): string {
  return escaped(cut(item.cells[0] ?? "", 300));
}

/** Returns the first cell as a link to the case, where the item has an address of the web. */
export function linked(item: Item): string {
  const { address } = item;
  if (
    address === undefined ||
    address.length > longestAddress / 3 ||
    !/^https?:/i.test(address) ||
    !URL.canParse(address)
  )
    return firstCellOf(item);
  const href = new URL(address).href.replaceAll(/[|<>]/g, encodeURIComponent).replaceAll("&", "&amp;");
  return href.length > longestAddress ? firstCellOf(item) : `<${href}|${firstCellOf(item).replaceAll("|", "∣")}>`;
}
