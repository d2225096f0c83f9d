/* The language link keeps what is being searched for, or else the section that is being read;
   without scripts it leads to the page. The theme closes search at Tab, before a link is reached. */
const search = document.getElementById("__search")
const field = document.querySelector("[data-md-component=search-query]")
let sought = ""
const remember = keep => { sought = keep ? field.value.trim() : "" }
field?.addEventListener("keydown", ({ key }) => remember(key === "Tab"), true)
for (const link of document.querySelectorAll("a.site-language, a.search-language"))
  for (const moment of ["pointerdown", "focus", "click"])
    link.addEventListener(moment, () => {
      if (search.checked) remember(true)
      link.search = sought && "?" + new URLSearchParams({ q: sought })
      link.hash = sought ? "" : location.hash
    })

/* The note of a number opens over the page and gives the focus back; without scripts, or where the
   browser knows no popovers, the link leads to it. */
for (const number of document.querySelectorAll("a.number")) {
  const note = document.querySelector(number.hash)
  number.addEventListener("click", event => {
    if (!note.showPopover) return
    event.preventDefault()
    note.popover = "auto"
    note.showPopover()
    note.focus()
  })
  note.querySelector(".back").onclick = event => {
    if (!note.popover) return
    event.preventDefault()
    note.hidePopover()
  }
}

/* A label answers to a click alone; what it shows as a button answers to keys too. */
for (const button of document.querySelectorAll("label > [role=button]"))
  button.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    button.click()
  })
