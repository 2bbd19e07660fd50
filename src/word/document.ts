import type { IPropertiesOptions, Paragraph, Table, TableCell } from "docx";
import type { File } from "../teams/handlers.js";
import type { Text } from "../text/text.js";
import { locales, type Block, type Cell } from "./blocks.js";
import { fileName } from "./file-name.js";
import type { Paper } from "./paper.js";

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type Docx = typeof import("docx");

/** An upright A4 page with 2 cm around, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134 };
const textWidth = page.width - 2 * page.margin;
const cellMargin = { top: 60, bottom: 60, left: 100, right: 100 };
const accent = "1F4E79";
const grey = "595959";
const shade = "E7EEF5";

/**
 * A Word document with real headings and tables, its language set for reading aloud. Words of
 * people are text and nothing else, and nothing in it is fetched from elsewhere. The package for it is large, so it is
 * loaded by the first document and not at start.
 */
export async function wordFile({ title, kind, blocks }: Paper, text: Text): Promise<File> {
  const docx = await import("docx");
  const document = new docx.Document({
    ...about(blocks, kind, text),
    styles: stylesIn(text),
    sections: [
      {
        properties: {
          page: { size: { width: page.width, height: page.height }, margin: marginOf(page.margin) },
        },
        footers: { default: new docx.Footer({ children: [pageNumber(docx, text)] }) },
        children: blocks.flatMap((block) => drawn(docx, block)),
      },
    ],
  });
  const bytes = await docx.Packer.toBuffer(document);
  return { name: fileName(title, kind), type: wordType, bytes };
}

const marginOf = (all: number) => ({ top: all, bottom: all, left: all, right: all });

function about(
  blocks: readonly Block[],
  kind: string,
  text: Text,
): Pick<IPropertiesOptions, "title" | "creator" | "lastModifiedBy" | "description"> {
  const title = blocks.find((block) => block.kind === "title");
  return {
    title: title && "words" in title ? title.words : "",
    creator: text("word.maker"),
    lastModifiedBy: text("word.maker"),
    description: kind,
  };
}

function stylesIn({ language }: Text): NonNullable<IPropertiesOptions["styles"]> {
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: accent },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: "Calibri", size: 22, language: { value: locales[language] } },
        paragraph: { spacing: { after: 120, line: 276, lineRule: "auto" } },
      },
      title: { run: { size: 44, bold: true, color: accent }, paragraph: { spacing: { after: 120 } } },
      heading1: heading(28, 320),
      heading2: heading(24, 160),
    },
    paragraphStyles: [{ id: "Note", name: "Note", basedOn: "Normal", run: { color: grey } }],
  };
}

function pageNumber(docx: Docx, text: Text): Paragraph {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  const children = [`${text("word.page")} `, CURRENT, ` ${text("word.page-of")} `, TOTAL_PAGES];
  return new docx.Paragraph({
    alignment: docx.AlignmentType.RIGHT,
    style: "Note",
    children: [new docx.TextRun({ children })],
  });
}

function drawn(docx: Docx, block: Block): (Paragraph | Table)[] {
  if (block.kind === "table") return [tableOf(docx, block), new docx.Paragraph({ spacing: { after: 0 } })];
  const { TITLE, HEADING_1, HEADING_2 } = docx.HeadingLevel;
  const levels = { title: TITLE, heading: HEADING_1, subheading: HEADING_2 } as const;
  const look = block.kind === "text" || block.kind === "note" ? undefined : { heading: levels[block.kind] };
  return [
    new docx.Paragraph({
      ...look,
      ...(block.kind === "note" ? { style: "Note" } : {}),
      children: [new docx.TextRun(block.words)],
    }),
  ];
}

/** A table whose first row is repeated on each page and is read aloud as its header. */
function tableOf(docx: Docx, { head, rows, widths }: Block & { kind: "table" }): Table {
  const columns = widths.map((share) => Math.round((textWidth * share) / 100));
  const row = (cells: readonly Cell[], isHead: boolean) =>
    new docx.TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell, column) => cellOf(docx, cell, columns[column] ?? 0, isHead)),
    });
  return new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths: columns,
    layout: docx.TableLayoutType.FIXED,
    margins: cellMargin,
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

function cellOf(docx: Docx, cell: Cell, width: number, isHead: boolean): TableCell {
  const content = typeof cell === "string" ? wordsIn(docx, cell, isHead) : barIn(docx, cell.bar, width);
  return new docx.TableCell({
    children: [content],
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.CENTER,
    ...(isHead ? { shading: { type: docx.ShadingType.CLEAR, fill: shade } } : {}),
  });
}

const wordsIn = (docx: Docx, words: string, isHead: boolean): Paragraph =>
  new docx.Paragraph({ spacing: { after: 0 }, children: [new docx.TextRun({ text: words, bold: isHead })] });

/** A bar is a coloured empty line, drawn in from the right by what it lacks; the figure beside it says the same. */
function barIn(docx: Docx, share: number, width: number): Paragraph {
  const room = width - cellMargin.left - cellMargin.right;
  return new docx.Paragraph({
    spacing: { after: 0 },
    indent: { right: Math.round(room * (1 - share)) },
    shading: { type: docx.ShadingType.CLEAR, fill: accent },
  });
}
