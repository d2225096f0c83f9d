/*
 * Search that knows a word in all its forms, for the theme's search worker (lunr).
 *
 * The worker loads "lunr.<language>.min.js", which the build writes, and uses lunr[<language>].
 * The stock way, a stemmer in lunr's pipeline, does not work here: the worker appends "*" to every
 * typed word, and lunr skips the pipeline for words with a wildcard. So we do both halves:
 *
 *   indexing   every word is stored under its keys (toolkit/stemming.py says what they are);
 *              the forms that the site has are remembered
 *   searching  a typed word finds its own keys, those of the words that the site says in its
 *              place, and those of the forms that begin with it; if all that is nothing, the nearest
 *
 * Matches go back under the typed word: that is how the theme knows which words to mark and which
 * to report as missing. Nothing here has one of lunr's own names (trimmer, stopWordFilter, stemmer):
 * the worker would strip it from the pipeline.
 */
self.wordForms = words => {
  const LONGEST_ENDING = 6
  const SHORTEST_BEGINNING = 3
  const SHORTEST_NEAR = 5
  const NEAR = 0.55
  const BOOST = { exact: 4, instead: 2, begun: 1, begunBeside: 0.1 }

  const rules = new Map(Object.entries(words.rules))
  const irregular = new Map(Object.entries(words.irregular))
  const fleeting = words.fleeting && RegExp(`(.[^aeiou])${words.fleeting}([^aeiou]j?)$`)
  const synonyms = words.synonyms.map(([typed, said]) => [typed.map(keysOf), said.flatMap(keysOf)])

  function fold(word) {
    return word
      .toLowerCase()
      .replace(/đ/g, "d")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
  }

  function keysOf(form) {
    return irregular.get(form) ?? [byRules(form)]
  }

  /* The longest ending that has a rule decides. */
  function byRules(form) {
    let ending = ("^" + form).slice(-LONGEST_ENDING)
    while (ending && !rules.has(ending)) ending = ending.slice(1)
    const rule = rules.get(ending) ?? "0"
    const stem = form.slice(0, form.length - rule[0]) + rule.slice(1)
    return fleeting ? stem.replace(fleeting, "$1$2") : stem
  }

  /* A lunr plugin. The worker builds one index, so the forms of that index may live here. */
  return function () {
    const forms = new Map() // on the site: folded form -> keys

    function toKeys(token) {
      const form = fold(token.toString())
      if (!forms.has(form)) forms.set(form, keysOf(form))
      return forms.get(form).map(key => token.clone(() => key))
    }

    lunr.Pipeline.registerFunction(toKeys, "toKeys")
    this.pipeline.reset()
    this.pipeline.add(toKeys)
    this.searchPipeline.reset()

    lunr.Index.prototype.search = function (text) {
      const parsed = new lunr.Query(this.fields)
      new lunr.QueryParser(text, parsed).parse()
      const typed = parsed.clauses.map(read)
      addSynonyms(typed)
      for (const one of typed) addBegun(one, typed.length === 1, this)

      const results = this.query(query => typed.forEach(one => addClauses(query, one)))
      for (const result of results) {
        const found = byTypedWord(result.matchData.metadata, typed)
        result.matchData.metadata = found
        result.score *= (Object.keys(found).length / typed.length) ** 2
      }
      return results
    }

    function read(clause) {
      const word = clause.term.replace(/^\*|\*$/g, "")
      const form = fold(word)
      return { clause, word, form, exact: keysOf(form), instead: [], begun: [] }
    }

    /* What the site says in place of typed words goes with the last of them. */
    function addSynonyms(typed) {
      for (const [phrase, said] of synonyms) {
        const places = phrase.map(keys => typed.findIndex(one => shares(one.exact, keys)))
        if (!places.includes(-1)) typed[Math.max(...places)].instead.push(...said)
      }
    }

    function addBegun(one, isAlone, index) {
      if (isAlone || one.form.length >= SHORTEST_BEGINNING) one.begun = beginningWith(one.form)
      one.isOnSite = one.exact.some(key => key in index.invertedIndex)
      if (!one.isOnSite && !one.instead.length && !one.begun.length) one.begun = near(one, index)
    }

    function beginningWith(start) {
      return [...forms].filter(([form]) => form.startsWith(start)).flatMap(([, keys]) => keys)
    }

    /* The longest word of the site that this one goes on from, or those that go on as it begins,
       or those with one other letter: mentorica, mentor; podjetnica, podjetnik; vešine, veščine. */
    function near({ form, exact: [key] }, index) {
      const shortest = Math.max(SHORTEST_NEAR, Math.ceil(form.length * NEAR))
      for (let length = key.length - 1; length >= shortest; length--)
        if (key.slice(0, length) in index.invertedIndex) return [key.slice(0, length)]
      for (let length = form.length - 1; length >= shortest; length--) {
        const alike = beginningWith(form.slice(0, length))
        if (alike.length) return alike
      }
      if (form.length < SHORTEST_NEAR) return []
      return index.tokenSet.intersect(lunr.TokenSet.fromFuzzyString(key, 1)).toArray()
    }
  }

  function shares(some, others) {
    return some.some(key => others.includes(key))
  }

  function addClauses(query, { clause, exact, instead, begun, isOnSite }) {
    const add = (keys, boost) =>
      query.clause({ ...clause, boost, usePipeline: false, keys: [...new Set(keys)].sort() })
    add([...exact, ...instead, ...begun], isOnSite ? BOOST.begunBeside : BOOST.begun)
    if (clause.presence !== lunr.Query.presence.OPTIONAL) return
    add(exact, BOOST.exact)
    add(instead, BOOST.instead)
  }

  /* key -> field -> positions becomes typed word -> field -> positions; a place that two typed
     words find is marked once. */
  function byTypedWord(metadata, typed) {
    const result = Object.create(null)
    const marked = new Set()
    for (const { word, exact, instead, begun } of typed) {
      const found = new Set([...exact, ...instead, ...begun])
      for (const [key, fields] of Object.entries(metadata)) {
        if (!found.has(key)) continue
        const target = (result[word] = result[word] || {})
        for (const [field, { position }] of Object.entries(fields)) {
          target[field] = target[field] || { position: [] }
          for (const place of position)
            if (!marked.has(field + place)) {
              marked.add(field + place)
              target[field].position.push(place)
            }
        }
      }
    }
    return result
  }
}

/* A clause with keys matches exactly these, whatever its term. */
{
  const { TokenSet } = self.lunr
  const fromClause = TokenSet.fromClause
  TokenSet.fromClause = clause =>
    clause.keys ? TokenSet.fromArray(clause.keys) : fromClause(clause)
}
