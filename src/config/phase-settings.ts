import { defaultWords, type DayOfYear, type PhaseDays } from "../cases/council-words.ts";
import { dayFrom } from "../cases/day.ts";
import { phaseAges } from "../facts/ahead/phase-transfer.ts";
import { InvalidSetting, listOfTexts, setting } from "./setting.ts";

const twoDigits = (number: number) => String(number).padStart(2, "0");
const dayText = ({ month, day }: DayOfYear) => `${twoDigits(month)}-${twoDigits(day)}`;

/** The ages at which children move to another phase of education. */
export const phases = setting<readonly number[]>({
  name: "PHASES",
  meaning: `the ages on 31 August at which children move to another phase of education, of ${phaseAges.join(", ")}, separated by commas`,
  initial: defaultWords.phases.join(","),
  example: "4,7,11,16",
  read(text) {
    const named = listOfTexts(text).map(Number);
    return named.length > 0 && named.every((age) => phaseAges.includes(age))
      ? phaseAges.filter((age) => named.includes(age))
      : new InvalidSetting(`must be some of ${phaseAges.join(", ")}`);
  },
});

/** A day that every year has. */
function dayOfYear(text: string): DayOfYear | null {
  const [, month = 0, day = 0] = (/^(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const [common, leap] = [2021, 2024].map((year) => dayFrom(year, month, day));
  return common === null || leap === null ? null : { month, day };
}

/** The last days for the final plan of a child who moves to another phase. */
export const phaseDays = setting<PhaseDays>({
  name: "PHASE_DAYS",
  meaning:
    "the last days (month and day) for a final plan before a phase transfer, of most transfers and of those to post-16, where the council has an earlier one than the law",
  initial: [defaultWords.phaseDays.most, defaultWords.phaseDays.post16].map(dayText).join(","),
  example: "02-14,03-30",
  read(text) {
    const [most = null, post16 = null, ...more] = listOfTexts(text).map(dayOfYear);
    const isRead = most !== null && post16 !== null && more.length === 0;
    return isRead ? { most, post16 } : new InvalidSetting("must be two days such as 02-15,03-31");
  },
});
