/** A known error: how to recognise it and how to explain it. Matches if any code, number or the text does. */
export interface Diagnosis {
  readonly codes?: readonly string[];
  readonly numbers?: readonly number[];
  /** For servers that speak T-SQL but use their own error numbers. */
  readonly text?: RegExp;
  /** True: only while connecting; false: only once connected; absent: both. */
  readonly atConnect?: boolean;
  /** Whether the next try may succeed without anybody's help; absent means no. */
  readonly isRetryable?: boolean;
  readonly explanation: (names: DiagnosisNames) => string;
}

/** The names that explanations use. With a connection string, every setting is called by that string's name. */
export interface DiagnosisNames {
  readonly host: string;
  readonly server: string;
  readonly database: string;
  readonly login: string;
  /** With its schema; empty before the first view. */
  readonly view: string;
  readonly seconds: number;
  /** Whether the settings name an instance, whose port SQL Server Browser reports. */
  readonly isInstance: boolean;
  /** Whether encryption is strict, which only new servers know. */
  readonly isStrict: boolean;
  /** The number of the error that was recognised; null if it was by something else. */
  readonly number: number | null;
  /** The tables, databases and columns that the error names, in its order; names that hold blanks or signs are left out. */
  readonly named: readonly string[];
  /** The machines that the server's certificate is for, as a list in a sentence; empty if not known. */
  readonly certificateNames: string;
  /** Writes the names of settings as a list in a sentence. */
  readonly set: (...names: readonly string[]) => string;
  /** Writes what to set: a setting, or a key of the connection string. */
  readonly toSet: (name: string, key: string, value: string) => string;
}
