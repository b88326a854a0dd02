/** Days as the tests write them, `YYYY-MM-DD`, turned into those of the program and back. */
export const dayOfText = (text: string) => text;
export const textOfDay = (day: Day): string => day;

export type Day = ReturnType<typeof dayOfText>;
