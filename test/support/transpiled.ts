import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const root = resolve(import.meta.dirname, "../..");

/**
 * Compiles folders of the project to a place where plain Node can run them, for a test that needs a process of its
 * own. It lies under dist/, so that packages are found, and needs no build to have been made.
 */
export async function transpiled(
  ...folders: string[]
): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  await mkdir(join(root, "dist"), { recursive: true });
  const folder = await mkdtemp(join(root, "dist", "transpiled-"));
  for (const from of folders) {
    await mkdir(join(folder, from), { recursive: true });
    const names = (await readdir(join(root, from))).filter((name) => name.endsWith(".ts"));
    await Promise.all(names.map((name) => transpile(join(from, name), folder)));
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

async function transpile(file: string, folder: string): Promise<void> {
  const source = await readFile(join(root, file), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  await writeFile(join(folder, dirname(file), file.replace(/^.*[\\/]|ts$/g, "") + "js"), outputText);
}

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
  verbatimModuleSyntax: true,
};
