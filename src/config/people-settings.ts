import { listOfTexts, textOrNull, wholeNumber, type Read, type Setting } from "./setting.ts";

const peopleFile: Setting<string | null> = {
  name: "PEOPLE_FILE",
  meaning: "CSV of people besides the officers: email, role, team; slack_id and entra_id if you like",
  initial: "",
  example: "./people.csv",
  read: textOrNull,
};

const accessContact: Setting<string> = {
  name: "ACCESS_CONTACT",
  meaning: "whom somebody without rights is told to ask",
  initial: "the SEND data team",
  example: "send-data@council.example",
  read: (text) => text,
};

const emailDomains: Setting<readonly string[]> = {
  name: "EMAIL_DOMAINS",
  meaning: "the domains of emails by which people of a chat are known, separated by commas; unset: any",
  initial: "",
  example: "council.example, schools.council.example",
  read: (text) => listOfTexts(text).map((domain) => domain.toLowerCase().replace(/^@/, "")),
};

const maskBelow: Setting<number> = {
  name: "MASK_BELOW",
  meaning: "counts from 1 to one less than this are masked in what many may see; 0: none",
  initial: "5",
  example: "10",
  read: wholeNumber(0, 999),
};

export const peopleVariables = [peopleFile, accessContact, emailDomains, maskBelow];

/** Who may ask, and what many may see. */
export const readPeople = (read: Read) => ({
  /** CSV of people and their roles; null: only the officers of the case data may ask. */
  peopleFile: read(peopleFile),
  /** Whom somebody without rights is told to ask. */
  accessContact: read(accessContact),
  /** In lower case; empty: any. */
  emailDomains: read(emailDomains),
  /** Counts of 1 to one less than this are masked for many; 0: none. */
  maskBelow: read(maskBelow),
});
