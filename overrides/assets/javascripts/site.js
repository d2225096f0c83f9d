/* The language link keeps the section that is being read; without scripts it leads to the page. */
for (const link of document.querySelectorAll("a.site-language"))
  for (const moment of ["pointerdown", "focus", "click"])
    link.addEventListener(moment, () => { link.hash = location.hash })
