import { plainSigns } from "../cases/same-name.ts";

/** Words that make a sentence kinder and change nothing. */
const polite =
  /^(?:(?:hi|hello|hey|so|ok|okay|please|pls|can you|could you|would you|show me|show|tell me|give me|get me)\s+)+/;
const thanks = /(?:\s+(?:please|pls|thanks|thank you|cheers))+$/;

/** Writes a sentence as those that mean a command are compared: in lower case, without politeness, signs and short forms. */
export function saidPlainly(words: string): string {
  return plainSigns(words)
    .toLowerCase()
    .replaceAll(/[?!,;"()]|\.(?!\d)/g, " ")
    .replaceAll(/\b(what|anything|that)(?:'s|s)(?![\p{L}\d])/gu, "$1 is")
    .replaceAll(/\bi'?m(?![\p{L}\d])/gu, "i am")
    .replaceAll(/\bi'?ve(?![\p{L}\d])/gu, "i have")
    .replaceAll(/\bi'll(?![\p{L}\d])/gu, "i will")
    .replaceAll(/\bto-?dos?(?![\p{L}\d])/gu, "to do")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(polite, "")
    .replace(thanks, "");
}

const timeWord =
  /^(?:by|before|until|til|till|on|in|at|for|from|to|and|the|of|end|beginning|start|this|next|coming|a|an|one|two|three|four|five|six|today|tonight|tomorrow|now|right|morning|afternoon|days?|weeks?|weekend|fortnights?|months?|years?|term|rest|all|-|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu|thurs?|fri|sat|sun|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|\d{1,4}(?:st|nd|rd|th)?|[\d/.-]*\d)$/;

/** Whether each of the words may be part of a time. Whether they name one is for its readers. */
export function isOfTime(words: string): boolean {
  return words.split(" ").every((word) => timeWord.test(word));
}
