"""Says what the published data are: schemas, a data package, a catalogue entry, an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit import citation
from toolkit.content import Content
from toolkit.dataset import fields, snapshots
from toolkit.dataset.header import header, said
from toolkit.dataset.records import FOLDER, TABLES, locales, rows
from toolkit.dataset.writing import as_json
from toolkit.edition import edition
from toolkit.model import Licence, Schema
from toolkit.report import FALLBACK
from toolkit.voice import Voice

NAME = "regional-concept-data"
"""Name of the data package, by which other programs know it."""
PAGE = "about/data/"
"""The page that explains the data."""

MEDIA = {".json": "application/json", ".csv": "text/csv"}
REFERENCES = {"targets": {"pilot": "pilots"}}
"""Columns whose cells are ids of another table."""

CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def texts(content: Content, address: str, tables: Mapping[str, str]) -> dict[str, str]:
    """The descriptions by path; `tables` are the files that they describe."""
    described = {
        "datapackage.json": _package(content, address, tables),
        "dataset.jsonld": _dataset(content, address, tables),
        "index.json": _index(content, address, tables),
        **{f"schemas/{name}.json": schema for name, schema in _schemas(content, address)},
    }
    written = {name: as_json(value) for name, value in described.items()}
    return {
        FOLDER + name: text for name, text in {**written, **_citations(content, address)}.items()
    }


def schema_address(address: str, name: str) -> str:
    """Where the JSON Schema of a table or of the file of one number is."""
    return f"{address}{FOLDER}schemas/{name.lstrip('_')}.json"


# --- JSON Schema ----------------------------------------------------------------------


def _schemas(content: Content, address: str) -> Iterator[tuple[str, Schema]]:
    codes = locales(content)
    known = fields.tables()
    for name in TABLES:
        whole = fields.record_schema(known[fields.FILE].fields, codes)
        record = fields.record_schema(known[name].fields, codes)
        whole["properties"][name] = {"type": "array", "items": record}
        whole["required"].append(name)
        yield name, _headed(address, name, _joined(known[name].title, codes), whole)
    one = (*known[fields.FILE].fields, *known[fields.FIGURE].fields)
    title = _joined(known[fields.FIGURE].title, codes)
    schema = fields.record_schema(one, codes)
    yield fields.FIGURE.lstrip("_"), _headed(address, fields.FIGURE, title, schema)


def _headed(address: str, name: str, title: str, schema: Schema) -> Schema:
    return {
        "$schema": fields.DIALECT,
        "$id": schema_address(address, name),
        "title": title,
        **schema,
    }


def _joined(wording: Mapping[str, str], codes: list[str]) -> str:
    return " – ".join(wording[code] for code in codes if code in wording)


# --- Frictionless ---------------------------------------------------------------------


def _package(content: Content, address: str, tables: Mapping[str, str]) -> Schema:
    """The tables as a data package; `licenses` is left out while no licence is given."""
    codes, now = locales(content), edition(content)
    top = header(content, now.version, now.date)
    title, about = said(content, "data_title"), said(content, "data_description")
    package = {
        "profile": "data-package",
        "name": NAME,
        "title": _joined(title, codes),
        "description": _joined(about, codes),
        "homepage": address + PAGE,
        **{key: top[key] for key in ("version",) if top[key]},
        **({"created": f"{now.date}T00:00:00Z"} if now.date else {}),
        "languages": codes,
        "sources": [{"title": _joined(said(content, "data_provenance"), codes), "path": address}],
        **_licences(content, codes),
        **_contributors(content, codes),
    }
    return {**package, "resources": [_resource(content, name, tables) for name in TABLES]}


def _licences(content: Content, codes: list[str]) -> Schema:
    licence = content.data.site.licence
    if licence is None:
        return {"licence": None}
    named = {"title": _joined(licence.name, codes)}
    return {"licenses": [{**named, "path": licence.url} if licence.url else named]}


def _contributors(content: Content, codes: list[str]) -> Schema:
    publisher = content.data.site.publisher
    if publisher is None:
        return {}
    return {"contributors": [{"title": _joined(publisher, codes), "role": "publisher"}]}


def _resource(content: Content, name: str, tables: Mapping[str, str]) -> Schema:
    codes = locales(content)
    file = tables[f"{FOLDER}{name}.csv"].encode()
    cells = [fields.cell(field, codes) for field in fields.columns(fields.of_table(name), codes)]
    references = [
        {"fields": column, "reference": {"resource": other, "fields": "id"}}
        for column, other in REFERENCES.get(name, {}).items()
    ]
    return {
        "name": name,
        "title": _joined(fields.tables()[name].title, codes),
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": MEDIA[".csv"],
        "encoding": "utf-8",
        "bytes": len(file),
        "hash": f"sha256:{snapshots.checksum(file)}",
        "schema": {
            "fields": cells,
            "primaryKey": "id",
            **({"foreignKeys": references} if references else {}),
        },
    }


# --- schema.org and DCAT --------------------------------------------------------------


def _dataset(content: Content, address: str, tables: Mapping[str, str]) -> Schema:
    """The data for catalogues, as schema.org and DCAT call each thing."""
    now, site = edition(content), content.data.site
    title, about = _tagged(said(content, "data_title")), _tagged(said(content, "data_description"))
    return {
        "@context": CONTEXT,
        "@id": f"{address}{FOLDER}",
        "@type": ["Dataset", "dcat:Dataset"],
        **_both("name", "dct:title", title),
        **_both("description", "dct:description", about),
        "url": address + PAGE,
        "dcat:landingPage": _thing(address + PAGE, "foaf:Document"),
        "inLanguage": locales(content),
        "dct:language": [
            _thing(LANGUAGES + code, "dct:LinguisticSystem") for code in locales(content)
        ],
        "isAccessibleForFree": True,
        **(_both("version", "dcat:version", now.version) if now.version else {}),
        **(_issued(now.date) if now.date else {}),
        **(_licence(site.licence) if site.licence else {}),
        **(_publisher(site.publisher, address) if site.publisher else {}),
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "http://www.w3.org/2000/01/rdf-schema#label": _tagged(said(content, "data_provenance")),
        },
        "distribution": [_distribution(content, address, path) for path in tables],
        "dcat:distribution": [{"@id": address + path} for path in tables],
    }


def _distribution(content: Content, address: str, path: str) -> Schema:
    name, dot, ending = path.removeprefix(FOLDER).rpartition(".")
    media = MEDIA[dot + ending]
    return {
        "@id": address + path,
        "@type": ["DataDownload", "dcat:Distribution"],
        **_both("name", "dct:title", _tagged(_of_site(content, fields.tables()[name].title))),
        "contentUrl": address + path,
        "encodingFormat": media,
        "dcat:accessURL": {"@id": address + PAGE},
        "dcat:downloadURL": {"@id": address + path},
        "dcat:mediaType": _thing(MEDIA_TYPES + media, "dct:MediaType"),
    }


def _thing(address: str, kind: str) -> dict[str, str]:
    return {"@id": address, "@type": kind}


def _both(ours: str, theirs: str, value: object) -> Schema:
    """The same under its name in schema.org and in the other vocabulary."""
    return {ours: value, theirs: value}


def _tagged(wording: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for code, text in wording.items()]


def _of_site(content: Content, wording: Mapping[str, str]) -> dict[str, str]:
    spoken = [code for code in locales(content) if code in wording] or [FALLBACK]
    return {code: wording[code] for code in spoken}


def _issued(day: str) -> Schema:
    typed = {"@type": "xsd:date", "@value": day}
    return {"datePublished": day, "dct:issued": typed}


def _licence(licence: Licence) -> Schema:
    if licence.url is None:
        return {"license": list(licence.name.values())}
    return {"license": licence.url, "dct:license": _thing(licence.url, "dct:LicenseDocument")}


def _publisher(publisher: Mapping[str, str], address: str) -> Schema:
    agent = {
        "@id": f"{address}#publisher",
        "@type": ["Organization", "foaf:Agent"],
        **_both("name", "foaf:name", _tagged(publisher)),
    }
    return {"publisher": agent, "dct:publisher": {"@id": f"{address}#publisher"}}


# --- index and citation ---------------------------------------------------------------


def _index(content: Content, address: str, tables: Mapping[str, str]) -> Schema:
    """What there is, for programs that begin here."""
    codes, now, root = locales(content), edition(content), address + FOLDER
    paths = {code: content.data.languages[code].path for code in codes}
    return {
        **header(content, now.version, now.date),
        "title": said(content, "data_title"),
        "description": said(content, "data_description"),
        "page": {code: f"{address}{path}{PAGE}" for code, path in paths.items()},
        "tables": [
            {
                "name": name,
                "title": _of_site(content, fields.tables()[name].title),
                "records": len(rows(content)[name]),
                **{ending.lstrip("."): f"{root}{name}{ending}" for ending in MEDIA},
                "schema": schema_address(address, name),
            }
            for name in TABLES
        ],
        "figure": f"{root}figures/{{id}}.json",
        "figure_schema": schema_address(address, fields.FIGURE),
        "datapackage": f"{root}datapackage.json",
        "dataset": f"{root}dataset.jsonld",
        "citation": {"bibtex": f"{root}citation.bib", "ris": f"{root}citation.ris"},
        "snapshots": [f"{root}snapshots/{name}" for name in snapshots.checksums(content.root)],
    }


def _citations(content: Content, address: str) -> dict[str, str]:
    """How the data as a whole are cited, in each language."""
    voices = [Voice(content.data, code) for code in locales(content)]
    now = edition(content)
    works = [
        citation.page(
            voice, now, voice.word("data_title"), f"{address}{voice.language.path}{PAGE}", "data"
        )
        for voice in voices
    ]
    pairs = list(zip(voices, works, strict=True))
    return {
        "citation.bib": "\n\n".join(citation.bibtex(*pair) for pair in pairs) + "\n",
        "citation.ris": "\r\n\r\n".join(_lines(citation.ris(*pair)) for pair in pairs) + "\r\n",
    }


def _lines(record: str) -> str:
    return record.replace("\n", "\r\n")
