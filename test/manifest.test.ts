import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { AppManifestUtils, type AppManifest } from "@microsoft/app-manifest";
import { expect, test } from "vitest";
import { commandOf } from "../src/text/command-words.js";

interface Manifest {
  readonly version: string;
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly icons: { readonly color: string; readonly outline: string };
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly composeExtensions: readonly {
    readonly botId: string;
    readonly commands: readonly {
      readonly id: string;
      readonly type: string;
      readonly title: string;
      readonly description: string;
      readonly context: readonly string[];
      readonly initialRun: boolean;
      readonly parameters: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly supportsFiles: boolean;
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
}

const fileOf = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url));
const read = (name: string) => fileOf(name).toString("utf8");
const id = "00000000-0000-4000-8000-000000000000";
const made: Record<string, string> = { TEAMS_APP_ID: id, BOT_ID: id, BOT_DOMAIN: "bot.example.com" };

/** The settings of an environment as the toolkit sees them after provisioning. */
function settingsOf(environment: string): Record<string, string> {
  const lines = read(`env/.env.${environment}`).split("\n");
  const pairs = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/s, 2));
  return { ...Object.fromEntries(pairs), ...made };
}

/** As the toolkit fills it; a placeholder without a setting stays and is found by the tests. */
const filled = (name: string, environment: string): unknown =>
  JSON.parse(
    read(name).replace(/\$\{\{(\w+)\}\}/g, (whole, key: string) => settingsOf(environment)[key] ?? whole),
  );

const danish = filled("manifest/manifest.json", "dev") as Manifest;
const english = filled("manifest/en.json", "dev") as Record<string, string>;

test.each(["dev", "local"])("the manifest is valid and fully filled for %s", async (environment) => {
  const manifest = filled("manifest/manifest.json", environment);
  expect(await AppManifestUtils.validateAgainstSchema(manifest as AppManifest)).toEqual([]);
  expect(JSON.stringify([manifest, filled("manifest/en.json", environment)])).not.toContain("${{");
});

test("the validation notices what is wrong", async () => {
  const broken = { ...danish, bots: [{ ...danish.bots[0], scopes: ["groupchat"] }] };
  expect(await AppManifestUtils.validateAgainstSchema(broken as unknown as AppManifest)).not.toEqual([]);
});

test("names and descriptions keep within the limits of Teams, in both languages", () => {
  const both = [
    { ...danish.name, about: danish.description },
    {
      short: english["name.short"] ?? "",
      full: english["name.full"] ?? "",
      about: { short: english["description.short"] ?? "", full: english["description.full"] ?? "" },
    },
  ];
  for (const { short, full, about } of both) {
    const limited: [string, number][] = [
      [short, 30],
      [full, 100],
      [about.short, 80],
      [about.full, 4_000],
    ];
    for (const [text, limit] of limited) {
      expect(text).not.toBe("");
      expect(text.length, text).toBeLessThanOrEqual(limit);
    }
  }
});

const lists = danish.bots[0]?.commandLists ?? [];
const commands = lists.flatMap(({ commands }, list) =>
  commands.map((command, index) => ({ ...command, at: `bots[0].commandLists[${list}].commands[${index}]` })),
);

test("at most ten commands are offered in each scope, and every scope of the bot has some", () => {
  expect([...(danish.bots[0]?.scopes ?? [])].sort()).toEqual(["groupChat", "personal", "team"]);
  expect(lists.flatMap(({ scopes }) => scopes).sort()).toEqual(["groupChat", "personal", "team"]);
  for (const { commands } of lists) expect(commands.length).toBeLessThanOrEqual(10);
});

test("the bot may offer a person a file", () => {
  expect(danish.bots[0]?.supportsFiles).toBe(true);
});

const finding = danish.composeExtensions[0]?.commands ?? [];
/** Everything of the message extension that people read, by its place. */
const findingTexts = finding.flatMap(({ title, description, parameters }, command) => {
  const at = `composeExtensions[0].commands[${command}]`;
  const ofParameters = parameters.flatMap((parameter, n) => [
    [`${at}.parameters[${n}].title`, parameter.title, 32] as const,
    [`${at}.parameters[${n}].description`, parameter.description, 128] as const,
  ]);
  return [
    [`${at}.title`, title, 32] as const,
    [`${at}.description`, description, 128] as const,
    ...ofParameters,
  ];
});

test("themes are found from where one writes, and from the search box, also before a word is written", () => {
  expect(danish.composeExtensions).toHaveLength(1);
  expect(danish.composeExtensions[0]?.botId).toBe(id);
  expect(finding).toMatchObject([{ type: "query", context: ["compose", "commandBox"], initialRun: true }]);
  for (const [at, text, limit] of findingTexts) {
    expect(text.length, at).toBeLessThanOrEqual(limit);
    expect((english[at] ?? "").length, at).toBeLessThanOrEqual(limit);
    expect([text, english[at]], at).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  }
});

test("every command is understood, and means the same in Danish and in English", () => {
  for (const { title, description, at } of commands) {
    expect(commandOf(title), title).toBeDefined();
    expect(commandOf(english[`${at}.title`] ?? ""), at).toBe(commandOf(title));
    expect([description, english[`${at}.description`]], at).toEqual([
      expect.stringMatching(/\S/),
      expect.stringMatching(/\S/),
    ]);
  }
});

/** Compared key by key, because the validator cannot compile Microsoft's own schema for localization files. */
test("the English texts translate just what is in the manifest", () => {
  const texts = ["name.short", "name.full", "description.short", "description.full"];
  const ofCommands = commands.flatMap(({ at }) => [`${at}.title`, `${at}.description`]);
  const ofFinding = findingTexts.map(([at]) => at);
  expect(Object.keys(english)).toEqual(["$schema", ...texts, ...ofCommands, ...ofFinding]);
});

test("Danish is the default, and the app has the version of the package", () => {
  expect(danish.localizationInfo).toEqual({
    defaultLanguageTag: "da",
    additionalLanguages: [{ languageTag: "en", file: "en.json" }],
  });
  expect(danish.version).toBe((JSON.parse(read("package.json")) as { version: string }).version);
});

/** A PNG of 8 bits with alpha and unfiltered lines, which is how the icons are stored. */
function pixelsOf(name: string) {
  const png = fileOf(`manifest/${name}`);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const start = png.indexOf("IDAT");
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const offset = (x: number, y: number) => y * (width * 4 + 1) + 1 + x * 4;
  const at = (n: number) => [...lines.subarray(offset(n % width, Math.floor(n / width))).subarray(0, 4)];
  return { width, height, pixels: Array.from({ length: width * height }, (_, n) => at(n)) };
}

test("the colour icon is 192 by 192 and covers its square", () => {
  const { width, height, pixels } = pixelsOf(danish.icons.color);
  expect([width, height]).toEqual([192, 192]);
  expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
});

test("the outline icon is 32 by 32, white on transparent", () => {
  const { width, height, pixels } = pixelsOf(danish.icons.outline);
  expect([width, height]).toEqual([32, 32]);
  expect(pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  const alphas = new Set(pixels.map(([, , , alpha]) => alpha));
  expect(alphas.has(0) && alphas.has(255)).toBe(true);
});
