import { anyText, listOfTexts, orNull, setting, wholeNumber } from "./setting.ts";

/** Who may ask, and what many may see. */
export const peopleSettings = {
  /** CSV of people and their roles; null: only the officers of the case data may ask. */
  peopleFile: setting({
    name: "PEOPLE_FILE",
    meaning: "CSV of people besides the officers: email, role, team; slack_id and entra_id if you like",
    initial: "",
    example: "./people.csv",
    read: orNull(anyText),
  }),
  /** Whom somebody without rights is told to ask. */
  accessContact: setting({
    name: "ACCESS_CONTACT",
    meaning: "whom somebody without rights is told to ask",
    initial: "the SEND data team",
    example: "send-data@council.example",
    read: anyText,
  }),
  /** In lower case; empty: any. */
  emailDomains: setting({
    name: "EMAIL_DOMAINS",
    meaning: "the domains of emails by which people of a chat are known, separated by commas; unset: any",
    initial: "",
    example: "council.example, schools.council.example",
    read: (text) => listOfTexts(text).map((domain) => domain.toLowerCase().replace(/^@/, "")),
  }),
  /** Counts of 1 to one less than this are masked for many; 0: none. */
  maskBelow: setting({
    name: "MASK_BELOW",
    meaning: "counts from 1 to one less than this are masked in what many may see; 0: none",
    initial: "5",
    example: "10",
    read: wholeNumber(0, 999),
  }),
};
