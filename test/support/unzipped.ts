import { inflateRawSync } from "node:zlib";

/** The files in a zip archive as text, by name, as its directory at the end lists them. */
export function unzipped(bytes: Uint8Array): Readonly<Record<string, string>> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let entry = zip.readUInt32LE(end + 16);
  const files: Record<string, string> = {};
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at)) as number[];
    const name = zip.toString("utf8", entry + 46, entry + 46 + (nameLength ?? 0));
    files[name] = contentAt(zip, entry);
    entry += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

function contentAt(zip: Buffer, entry: number): string {
  const isStored = zip.readUInt16LE(entry + 10) === 0;
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const raw = zip.subarray(start, start + size);
  return (isStored ? raw : inflateRawSync(raw)).toString("utf8");
}
