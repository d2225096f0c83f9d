/* The language link keeps what is being searched for, or else the section that is being read;
   without scripts it leads to the page. The theme closes search at Tab, before a link is reached. */
const search = document.getElementById("__search")
const field = document.querySelector("[data-md-component=search-query]")
let sought = ""
const remember = keep => { sought = keep ? field.value.trim() : "" }
field.addEventListener("keydown", ({ key }) => remember(key === "Tab"), true)
for (const link of document.querySelectorAll("a.site-language, a.search-language"))
  for (const moment of ["pointerdown", "focus", "click"])
    link.addEventListener(moment, () => {
      if (search.checked) remember(true)
      link.search = sought && "?" + new URLSearchParams({ q: sought })
      link.hash = sought ? "" : location.hash
    })
