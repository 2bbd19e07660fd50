/** One property of a calendar file as RFC 5545 has it. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** Reads a calendar file by the book, apart from the package that wrote it: lines unfolded, then texts unescaped. */
export function readCalendar(file: string): readonly Property[] {
  return file
    .replace(/\r\n[ \t]/gu, "")
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, name = "", value = ""] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/su.exec(line) ?? [];
      if (name === "") throw new Error(`not a property: ${JSON.stringify(line)}`);
      return {
        name,
        value: value.replace(/\\(.)/gsu, (_, sign: string) => (/n/iu.test(sign) ? "\n" : sign)),
      };
    });
}

/** The one property of that name; undefined when there is none. */
export function valueOf(properties: readonly Property[], name: string): string | undefined {
  const found = properties.filter((one) => one.name === name);
  if (found.length > 1) throw new Error(`${name} stands there ${found.length} times`);
  return found[0]?.value;
}
