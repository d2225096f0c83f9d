/*
 * Search that knows word forms, for the theme's search worker (lunr).
 *
 * The worker loads "lunr.<language>.min.js" and uses lunr[<language>]. The stock
 * way, a stemmer in lunr's pipeline, does not work here: the worker appends "*"
 * to every typed word, and lunr skips the pipeline for words with a wildcard.
 * So we do both halves ourselves:
 *
 *   indexing   every word is stored under its key: diacritics folded (č -> c), stemmed;
 *              the forms that led to a key are remembered
 *   searching  a typed word finds its own key and the keys of all forms on the site
 *              that begin with it, typed with or without diacritics
 *
 * Matches go back under the typed word: that is how the theme knows which words
 * to mark and which to report as missing.
 *
 * Nothing here is exported under lunr's own names (trimmer, stopWordFilter,
 * stemmer): the worker would strip it from the pipeline.
 */
(function (lunr) {
  const EXACT_BOOST = 3

  function fold(word) {
    return word
      .toLowerCase()
      .replace(/đ/g, "d")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
  }

  /* Slovenian: the longest ending goes, if three letters stay; then once more an
     ending that is part of some words (program, ustanov-a), so that all their forms
     lose it; then what shifts inside a word (center/centra, agencij/agencija). */
  const ENDING = new RegExp(
    "^(.{3,}?)(?:" +
      "ima|imi|ama|ami|oma|ema|ega|emu|(?<=st|l)(?:jo|ma|mi)|" +
      "ih|im|ah|am|om|em|ov|ev|eh|a|e|i|o|u" +
    ")$"
  )
  const BUILT_IN = /^(.{4,})(?:am|em|om|ov|ev)$/

  function slovenian(word) {
    return word
      .replace(ENDING, "$1")
      .replace(BUILT_IN, "$1")
      .replace(/ij$/, "j")
      .replace(/([lrt])j$/, "$1")
      .replace(/stv$/, "st")
      .replace(/(.[^aeiou])e([^aeiou]j?)$/, "$1$2")
  }

  /* English: plurals only. */
  function english(word) {
    return word
      .replace(/(.{2})ies$/, "$1y")
      .replace(/(.{2}(?:ss|x|ch|sh))es$/, "$1")
      .replace(/(.{2}[^siu])s$/, "$1")
  }

  /* A lunr plugin for one language. The worker builds one index, so the forms
     of that index may live here. */
  function withForms(stem) {
    return function () {
      const keys = new Map() // folded form -> key

      function toKey(token) {
        return token.update(word => {
          const form = fold(word)
          if (!keys.has(form)) keys.set(form, stem(form))
          return keys.get(form)
        })
      }

      lunr.Pipeline.registerFunction(toKey, "toKey")
      this.pipeline.reset()
      this.pipeline.add(toKey)
      this.searchPipeline.reset()

      lunr.Index.prototype.search = function (text) {
        const typed = []
        const results = this.query(query => {
          new lunr.QueryParser(text, query).parse()
          const clauses = query.clauses.splice(0)
          for (const clause of clauses) {
            const word = clause.term.replace(/^\*|\*$/g, "")
            const form = fold(word)
            const key = stem(form)
            const found = new Set([key])
            for (const [other, otherKey] of keys)
              if (other.startsWith(form)) found.add(otherKey)
            typed.push({ word, found })
            query.clause({ ...clause, usePipeline: false, keys: [...found].sort() })
            if (clause.presence === lunr.Query.presence.OPTIONAL)
              query.clause({ ...clause, usePipeline: false, keys: [key], boost: EXACT_BOOST })
          }
        })
        for (const result of results)
          result.matchData.metadata = byTypedWord(result.matchData.metadata, typed)
        return results
      }
    }
  }

  /* key -> field -> positions becomes typed word -> field -> positions; a place
     found by two typed words is marked once. */
  function byTypedWord(metadata, typed) {
    const result = Object.create(null)
    const marked = new Set()
    for (const { word, found } of typed)
      for (const [key, fields] of Object.entries(metadata)) {
        if (!found.has(key)) continue
        const target = (result[word] = result[word] || {})
        for (const [field, { position }] of Object.entries(fields)) {
          target[field] = target[field] || { position: [] }
          if (!marked.has(key)) target[field].position.push(...position)
        }
        marked.add(key)
      }
    return result
  }

  /* A clause with keys matches exactly these, whatever its term. */
  const fromClause = lunr.TokenSet.fromClause
  lunr.TokenSet.fromClause = clause =>
    clause.keys ? lunr.TokenSet.fromArray(clause.keys) : fromClause(clause)

  lunr.sl = withForms(slovenian)
  /* Not "en": for that name the worker loads nothing. */
  lunr["en-GB"] = withForms(english)
})(self.lunr)
