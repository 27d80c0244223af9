// Excel workbooks for the tests: made as an office's file would be, and corrected as a person would in Excel.
import { crc32, inflateRawSync } from 'node:zlib';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Bytes of a workbook of sheets `{ name, hidden, rows }`; rows are lists of texts. */
export function workbook(sheets) {
  const parts = new Map();
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${kind}.worksheet+xml"/>`);
  parts.set('[Content_Types].xml', `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${overrides.join('')}</Types>`);
  parts.set('_rels/.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  const listed = sheets.map(({ name, hidden }, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`);
  parts.set('xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`);
  const links = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`);
  parts.set('xl/_rels/workbook.xml.rels', `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`);
  const cell = (text) => `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
  sheets.forEach(({ rows }, at) => {
    const lines = rows.map((row, line) => `<row r="${line + 1}">${row.map(cell).join('')}</row>`);
    parts.set(`xl/worksheets/sheet${at + 1}.xml`, `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`);
  });
  return zip(new Map([...parts].map(([path, text]) => [path, Buffer.from(text)])));
}

/** The same workbook with one text in place of another, wherever it stands in a cell. */
export function corrected(bytes, wrong, right) {
  let times = 0;
  const parts = [...unzip(bytes)].map(([path, part]) => {
    const pieces = part.toString('utf8').split(wrong);
    if (pieces.length === 1) return [path, part];
    times += pieces.length - 1;
    return [path, Buffer.from(pieces.join(right))];
  });
  if (times === 0) throw new Error(`the workbook does not hold ${wrong}`);
  return zip(new Map(parts));
}

function zip(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [path, part] of parts) {
    const name = Buffer.from(path);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(part), 10);
    head.writeUInt32LE(part.length, 14);
    head.writeUInt32LE(part.length, 18);
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, name, part);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, entry, name);
    offset += 30 + name.length + part.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    parts.set(path, bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : Buffer.from(packed));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
