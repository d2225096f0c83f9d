// The editing form: it reads the project's files for the CMS and writes into them what was changed
// there, and nothing else. Comments, order, quotes and whatever the form does not show stay.
import { init, registerCustomFormat } from './cms/index.js';
import { isMap, isScalar, isSeq, parseDocument } from './yaml/index.js';

const SOURCE = '_source'; // carries a file as it was through the CMS
const STYLE = { lineWidth: 0, flowCollectionPadding: false };
const PAGE = /^---\n([^]*?\n)---\n+([^]*)$/;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasIds = (field) => field.widget === 'list' && field.fields?.[0].name === 'id';
const isList = (field) => (field.widget === 'list' && !hasIds(field)) || field.multiple;
const isRecord = (field) => field.widget === 'object';
const isBlank = (value) =>
  value === undefined || value === null || value === '' ||
  (typeof value === 'object' && Object.values(value).every(isBlank));

/** What a field of the form shows of a value; nothing where the file has another kind of value. */
function shown(value, field) {
  if (hasIds(field)) {
    return isObject(value)
      ? Object.entries(value).map(([id, record]) => ({ id, ...shownFields(record, field.fields) }))
      : [];
  }
  if (isRecord(field)) return isObject(value) ? shownFields(value, field.fields) : undefined;
  if (isList(field)) {
    if (!Array.isArray(value)) return undefined;
    return field.fields ? value.map((item) => shownFields(item, field.fields)) : value;
  }
  return typeof value === 'object' ? undefined : value;
}

function shownFields(record, fields) {
  const known = fields.filter(({ name }) => record && name in record);
  const pairs = known.map((field) => [field.name, shown(record[field.name], field)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** The value of a field as the file has it where it is new. */
function plain(value, field) {
  if (hasIds(field)) {
    return Object.fromEntries(value.map((item) => [item.id, plainFields(item, field.fields)]));
  }
  if (isRecord(field)) return plainFields(value, field.fields);
  return isList(field) && field.fields ? value.map((v) => plainFields(v, field.fields)) : value;
}

function plainFields(record, fields) {
  const filled = fields.filter(({ name }) => name !== 'id' && !isBlank(record[name]));
  return Object.fromEntries(filled.map((field) => [field.name, plain(record[field.name], field)]));
}

function fits(node, field) {
  if (hasIds(field) || isRecord(field)) return isMap(node);
  return isList(field) ? isSeq(node) : isScalar(node);
}

/** Puts the value of a field into the document, at the path where it stands. */
function write(document, path, field, value) {
  const node = document.getIn(path, true);
  if (isBlank(value)) {
    if (path.length && fits(node, field)) document.deleteIn(path);
  } else if (!fits(node, field)) {
    document.setIn(path, document.createNode(plain(value, field)));
  } else if (hasIds(field)) {
    writeRecords(document, path, field, value, node);
  } else if (isRecord(field)) {
    writeFields(document, path, field.fields, value);
  } else if (isList(field)) {
    writeList(document, path, field, value, node);
  } else if (node.value !== value) {
    node.value = value;
  }
}

function writeFields(document, path, fields, record) {
  for (const field of fields) {
    if (field.name !== 'id') write(document, [...path, field.name], field, record[field.name]);
  }
}

function writeRecords(document, path, field, records, node) {
  const ids = records.map(({ id }) => id);
  for (const { key } of [...node.items]) {
    if (!ids.includes(key.value)) document.deleteIn([...path, key.value]);
  }
  for (const record of records) {
    const place = [...path, record.id];
    if (document.hasIn(place)) writeFields(document, place, field.fields, record);
    else document.setIn(place, document.createNode(plainFields(record, field.fields)));
  }
  node.items.sort((one, other) => ids.indexOf(one.key.value) - ids.indexOf(other.key.value));
}

function writeList(document, path, field, given, node) {
  const values = given.filter((value) => !isBlank(value));
  while (node.items.length > values.length) node.items.pop();
  values.forEach((value, index) => {
    const item = field.fields ? { widget: 'object', fields: field.fields } : { widget: 'string' };
    write(document, [...path, index], item, value);
  });
}

function written(source, field, value) {
  const document = parseDocument(source);
  write(document, [], field, value);
  return document.toString(STYLE);
}

/** How the CMS reads and writes the data file that has these fields. */
function dataFormat(fields) {
  const [records] = fields;
  const whole = records.name === 'records' ? records : { widget: 'object', fields: fields.slice(0, -1) };
  return {
    fromFile(text) {
      const value = shown(parseDocument(text).toJS(), whole);
      return { ...(whole === records ? { records: value } : value), [SOURCE]: text };
    },
    toFile(data) {
      const { [SOURCE]: source, ...value } = JSON.parse(JSON.stringify(data));
      return written(source, whole, whole === records ? value.records : value);
    },
  };
}

/** How the CMS reads and writes pages with these fields in their front matter. */
function pageFormat(fields) {
  const front = fields.filter(({ name }) => name !== 'body' && name !== SOURCE);
  const whole = { widget: 'object', fields: front };
  return {
    fromFile(text) {
      const [, head, body] = text.match(PAGE);
      return { ...shown(parseDocument(head).toJS(), whole), body: body.trimEnd(), [SOURCE]: head };
    },
    toFile(data) {
      const { [SOURCE]: head, body, ...value } = JSON.parse(JSON.stringify(data));
      return `---\n${written(head, whole, value)}---\n\n${body.trimEnd()}\n`;
    },
  };
}

const config = await (await fetch('config.json')).json();
for (const { files } of config.collections) {
  for (const { format, file, fields } of files) {
    const page = file.endsWith('.md');
    registerCustomFormat(format, page ? 'md' : 'yml', (page ? pageFormat : dataFormat)(fields));
  }
}
init({ config });
