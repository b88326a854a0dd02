import { InvalidSetting, wholeNumber, yesOrNo, type Read, type Setting } from "./setting.ts";

const quickChartUrl: Setting<string | null> = {
  name: "QUICKCHART_URL",
  meaning: "a QuickChart server that the council hosts; unset: charts are drawn by the bot itself",
  initial: "",
  example: "http://quickchart.council.example:3400",
  read(text) {
    if (text === "") return null;
    const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
    return isWeb ? text : new InvalidSetting("must be an address such as http://quickchart.council.example:3400");
  },
};

const quickChartTimeout: Setting<number> = {
  name: "QUICKCHART_TIMEOUT",
  meaning: "how many milliseconds that server has to draw a chart before the bot draws it itself",
  initial: "3000",
  example: "5000",
  read: wholeNumber(1, 999_999, "milliseconds"),
};

const pagePort: Setting<number> = {
  name: "PAGE_PORT",
  meaning: "the port of the local page, on this machine only",
  initial: "3000",
  example: "3005",
  read: wholeNumber(0, 65_535, "a port"),
};

const localPage: Setting<boolean> = {
  name: "LOCAL_PAGE",
  meaning: "1 shows the local page over CSV files too; over the demo it is always shown",
  initial: "0",
  example: "1",
  read: yesOrNo,
};

const pageHost: Setting<string> = {
  name: "PAGE_HOST",
  meaning: "the address that the local page listens on; 0.0.0.0 only in a container and only over the demo",
  initial: "127.0.0.1",
  example: "0.0.0.0",
  read: (text) =>
    text === "127.0.0.1" || text === "0.0.0.0"
      ? text
      : new InvalidSetting("must be 127.0.0.1, or 0.0.0.0 in a container"),
};

export const pageVariables = [quickChartUrl, quickChartTimeout, pagePort, localPage, pageHost];

/** How charts are drawn and where the local page listens. */
export const readPage = (read: Read) => ({
  /** A QuickChart server of the council's own; null: charts are drawn here. */
  quickChartUrl: read(quickChartUrl),
  quickChartTimeoutMilliseconds: read(quickChartTimeout),
  pagePort: read(pagePort),
  /** Whether the page is wanted over other data than the demo. */
  localPage: read(localPage),
  pageHost: read(pageHost),
});
