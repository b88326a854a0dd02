import { InvalidSetting, calledAddress, orNull, setting, wholeNumber, yesOrNo } from "./setting.ts";

/** How charts are drawn and where the local page listens. */
export const pageSettings = {
  /** A QuickChart server of the council's own; null: charts are drawn here. */
  quickChartUrl: setting({
    name: "QUICKCHART_URL",
    meaning: "a QuickChart server that the council hosts; unset: charts are drawn by the bot itself",
    initial: "",
    example: "https://quickchart.council.example:3400",
    read: orNull(calledAddress("https://quickchart.council.example:3400")),
  }),
  quickChartTimeoutMilliseconds: setting({
    name: "QUICKCHART_TIMEOUT",
    meaning: "how many milliseconds that server has to draw a chart before the bot draws it itself",
    initial: "3000",
    example: "5000",
    read: wholeNumber(1, 999_999, "milliseconds"),
  }),
  pagePort: setting({
    name: "PAGE_PORT",
    meaning: "the port of the local page, on this machine only",
    initial: "3000",
    example: "3005",
    read: wholeNumber(0, 65_535, "a port"),
  }),
  /** Whether the page is wanted over other data than the demo. */
  localPage: setting({
    name: "LOCAL_PAGE",
    meaning: "1 shows the local page over CSV files too; over the demo it is always shown",
    initial: "0",
    example: "1",
    read: yesOrNo,
  }),
  pageHost: setting({
    name: "PAGE_HOST",
    meaning: "the address that the local page listens on; 0.0.0.0 only in a container and only over the demo",
    initial: "127.0.0.1",
    example: "0.0.0.0",
    read: (text) =>
      text === "127.0.0.1" || text === "0.0.0.0"
        ? text
        : new InvalidSetting("must be 127.0.0.1, or 0.0.0.0 in a container"),
  }),
};
