/* sphinx-academic: find papers in a list, copy BibTeX.
 *
 * Both are additions: without this file nothing of them shows, and pages read the same.  Every word comes from
 * the page, so that there is nothing to translate here.
 *
 * form.publications-search#ID[hidden]  becomes visible; finds entries of the lists that name it
 *     input[name=q]                    words, all of which must be in an entry
 *     select[name=FACET]               year, type, venue, keyword, author; any of them may be missing.  The first
 *                                      option, of value "", means all; others give the words for their values
 *     [role=status][data-count]        shows the result, as "{shown} of {total} papers"
 *     button[type=reset]
 * [data-search=ID] .publication        an entry; its facets are in .author, time[datetime], .badge-venue or
 *                                      .badge-preprint, its class publication-type-TYPE, data-keywords ("a; b"), and,
 *                                      where what shows does not say it or says it otherwise, data-year, data-venue
 * .group, .group-heading               sections and headings above lists; hidden when nothing is left in them
 * [data-copy][data-copied] details pre a text to copy; the attributes label the button before and after
 */
(() => {
  "use strict";

  // Screen readers lose what is said between keystrokes, and browsers limit how often an address may change.
  const PAUSE = 300;
  // Browsers lay out some hundred entries in no time, ten thousand in half a second: while the reader is in the form
  // and has not scrolled, the rest waits.
  const AT_ONCE = 500;
  // Longer menus are not read; the rest is found by typing, or by another facet first.
  const MOST_OPTIONS = 300;
  // Letters that Unicode does not take apart
  const LETTERS = {
    ...{ ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", ı: "i", ð: "d", ς: "σ" },
    ...{ æ: "ae", œ: "oe", þ: "th", ß: "ss" },
  };

  // The same as records/folding.py: only accents of Latin, Greek and Cyrillic letters are decoration.
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[øłđħŧıæœðþßς]/g, (letter) => LETTERS[letter])
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[‘’ʼ]/g, "'");

  const language = document.documentElement.lang.replace("_", "-") || undefined;

  const textOf = (element) => element?.textContent.trim() ?? "";

  /* --- what an entry says ---------------------------------------------------------------------- */

  function nameOf(author) {
    if (!author.querySelector(".author-role")) return textOf(author);
    const parts = [...author.childNodes].filter((node) => !node.classList?.contains("author-role"));
    return parts.map((node) => node.textContent).join("").trim();
  }

  function describe(element, list) {
    const { year, venue, keywords = "" } = element.dataset;
    // In two steps: Chromium takes a hundred times as long for selectors with a descendant.
    const part = (name) => element.querySelector(`.publication-${name}`);
    const [title, names, where] = [part("title") ?? part("citation"), part("authors"), part("venue")];
    const authors = [...(names?.querySelectorAll(".author") ?? [])];
    const date = element.querySelector("time")?.dateTime ?? "";
    const facets = {
      year: [year ?? date.slice(0, 4)],
      type: [/\bpublication-type-(\S+)/.exec(element.className)?.[1]],
      venue: [venue ?? textOf(element.querySelector(".badge-venue, .badge-preprint"))],
      keyword: keywords.split(";").map((keyword) => keyword.trim()),
      author: authors.filter((author) => !author.classList.contains("is-me")).map(nameOf),
    };
    const me = authors.filter((author) => author.classList.contains("is-me")).map(nameOf);
    const text = fold([textOf(title), textOf(where), ...me, ...Object.values(facets).flat()].join("\n"));
    return { element, list, text, facets, shown: !element.hidden };
  }

  /* --- one form and its lists ------------------------------------------------------------------ */

  function setUpSearch(form, position) {
    const lists = [...document.querySelectorAll(`[data-search="${CSS.escape(form.id)}"]`)];
    const input = form.elements.q;
    const selects = [...form.querySelectorAll("select")];
    const controls = [input, ...selects];
    const status = form.querySelector("[role=status]");
    // The second form of a page writes ?q-2=..., so that each has its own.
    const parameter = (control) => control.name + (position ? `-${position + 1}` : "");
    const labels = new Map(selects.map((s) => [s, new Map([...s.options].map((o) => [o.value, o.text]))]));
    const collator = new Intl.Collator(language, { numeric: true });
    let entries;
    let found;
    let waiting = [];
    let pause;
    let batch;

    const entriesOf = (list) => [...list.querySelectorAll(".publication")].map((entry) => describe(entry, list));
    const indexed = () => (entries ??= lists.flatMap(entriesOf));
    const labelOf = (select, value) => labels.get(select).get(value) ?? value;

    /** Return the test that entries must pass, by all controls but one. */
    function filterExcept(except) {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const chosen = selects.filter((select) => select.value && select !== except).map((s) => [s.name, s.value]);
      return ({ text, facets }) =>
        words.every((word) => text.includes(word)) && chosen.every(([facet, value]) => facets[facet]?.includes(value));
    }

    /** Offer what can be chosen beside the other controls, and how often it is there. */
    function offer(select) {
      const counts = new Map();
      for (const { facets } of indexed().filter(filterExcept(select))) {
        for (const value of new Set(facets[select.name])) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const known = [...labels.get(select).keys()];
      const order = {
        year: ([a], [b]) => collator.compare(b, a),
        type: ([a], [b]) => known.indexOf(a) - known.indexOf(b),
      };
      const often = ([a, m], [b, n]) => n - m || collator.compare(a, b);
      // Numbers first: to compare ten thousand names as a language does takes a quarter of a second.
      const most = [...counts].sort(([, m], [, n]) => n - m).slice(0, MOST_OPTIONS);
      const sorted = most.sort(order[select.name] ?? often);
      const options = sorted.map(([value, count]) => new Option(`${labelOf(select, value)} (${count})`, value));
      const { value } = select;
      select.replaceChildren(new Option(labelOf(select, ""), ""), ...options);
      choose(select, value);
    }

    /** Choose a value, even one that no entry has: what the address names is shown. */
    function choose(select, value) {
      const known = [...select.options].some((option) => option.value === value);
      if (!known) select.add(new Option(labelOf(select, value), value));
      select.value = value;
    }

    /** Take the count from what is chosen, but in a menu that is in use: other controls may change it. */
    function unnumber(select) {
      if (select !== document.activeElement) select.selectedOptions[0].text = labelOf(select, select.value);
    }

    function apply() {
      found = indexed().filter(filterExcept());
      const first = new Set(found.slice(0, AT_ONCE));
      for (const entry of entries) setShown(entry, first.has(entry));
      waiting = found.slice(AT_ONCE);
      clearTimeout(batch);
      hideUnused(new Set(found.map((entry) => entry.list)));
    }

    function show() {
      apply();
      selects.forEach(unnumber);
      form.querySelector("[type=reset]").hidden = !controls.some((control) => control.value);
      clearTimeout(pause);
      pause = setTimeout(() => {
        announce();
        if (!form.matches(":focus-within")) showMore();
      }, PAUSE);
    }

    /** Show what waits: twice as much each time, so that the page responds in between. */
    function showMore(most = AT_ONCE) {
      clearTimeout(batch);
      for (const entry of waiting.splice(0, most)) setShown(entry, true);
      if (waiting.length) batch = setTimeout(showMore, 0, 2 * most);
    }

    function setShown(entry, shown) {
      if (entry.shown !== shown) entry.element.hidden = !(entry.shown = shown);
    }

    /** Hide lists, sections and headings that nothing is left of. */
    function hideUnused(used) {
      const sections = new Set();
      // Headings without sections are nested, too: of those in a row above a list the last is innermost. From the
      // end of the page, each is over the lists seen since the one of its level or of an outer one.
      const below = Array(9).fill(false);
      for (const list of [...lists].reverse()) {
        const empty = !used.has(list);
        // Not the only one: to show ten thousand hidden entries again is a tenth of a second for nothing.
        list.hidden = empty && lists.length > 1;
        if (!empty) below.fill(true);
        let level = 0;
        for (let at = list.previousElementSibling; at?.matches(".group-heading"); at = at.previousElementSibling) {
          at.hidden = !below[level];
          below[level++] = false;
        }
        for (let at = list.closest(".group"); at && !at.contains(form); at = at.parentElement.closest(".group")) {
          if (!empty) sections.add(at);
          at.hidden = !sections.has(at);
        }
      }
    }

    function announce() {
      const numbers = { shown: found.length, total: entries.length };
      status.textContent = status.dataset.count.replace(/\{(shown|total)\}/g, (_, name) =>
        numbers[name].toLocaleString(language),
      );
      const url = new URL(location.href);
      for (const control of controls) {
        if (control.value) url.searchParams.set(parameter(control), control.value);
        else url.searchParams.delete(parameter(control));
      }
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    }

    /** Take the state from the address. */
    function read() {
      const parameters = new URLSearchParams(location.search);
      const before = controls.map((control) => control.value).join("\n");
      input.value = parameters.get(parameter(input)) ?? "";
      for (const select of selects) choose(select, parameters.get(parameter(select)) ?? "");
      if (controls.map((control) => control.value).join("\n") !== before) show();
    }

    function reset() {
      for (const control of controls) control.value = "";
      show();
    }

    /** A link to an entry is worth more than the search that hides it. */
    function reveal() {
      const target = document.querySelector(":target");
      if (!target?.closest("[hidden]") || !lists.some((list) => list.contains(target))) return;
      reset();
      showMore(Infinity);
      target.scrollIntoView();
    }

    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      reset();
      input.focus();
    });
    for (const select of selects) {
      // Some browsers open the menu before they give it the focus.
      for (const type of ["pointerdown", "focus"]) select.addEventListener(type, () => offer(select));
      select.addEventListener("blur", () => unnumber(select));
    }
    form.addEventListener("focusin", ({ relatedTarget }) => {
      if (!form.contains(relatedTarget) && indexed().length > AT_ONCE) setTimeout(apply);
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(relatedTarget)) showMore();
    });
    addEventListener("scroll", () => waiting.length && showMore(), { passive: true });
    addEventListener("beforeprint", () => showMore(Infinity));
    addEventListener("popstate", read);
    addEventListener("hashchange", reveal);

    form.hidden = false;
    read();
    // Not before the page is there: reading ten thousand entries takes a moment.
    (window.requestIdleCallback ?? setTimeout)(() => {
      reveal();
      for (const select of selects) {
        offer(select);
        const values = new Set(indexed().flatMap(({ facets }) => facets[select.name] ?? []).filter(Boolean));
        select.closest("label").hidden = values.size < 2 && !select.value;
        unnumber(select);
      }
    });
  }

  /* --- copying --------------------------------------------------------------------------------- */

  let announcer;

  function addCopyButtons(details) {
    const labels = details.closest("[data-copy]")?.dataset;
    if (!labels || details.querySelector(".publication-copy")) return;
    for (const text of details.querySelectorAll("pre")) text.before(copyButton(labels, () => text));
  }

  /** Citations on tabs have one button, for the one that is chosen. */
  function addButtonOfTabs(tabs) {
    const texts = [...tabs.querySelectorAll("pre")];
    tabs.append(copyButton(tabs.closest("[data-copy]").dataset, () => texts.find((text) => text.offsetParent)));
  }

  function copyButton(labels, chosen) {
    if (!announcer) {
      announcer = document.createElement("div");
      announcer.className = "visually-hidden";
      announcer.setAttribute("role", "status");
      document.body.append(announcer);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "publication-copy";
    button.textContent = labels.copy;
    button.addEventListener("click", () => copy(chosen(), button, labels));
    return button;
  }

  async function copy(text, button, labels) {
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Not allowed: the reader's own command copies what is selected.
      getSelection().selectAllChildren(text);
      return;
    }
    announcer.textContent = button.textContent = labels.copied;
    setTimeout(() => {
      announcer.textContent = "";
      button.textContent = labels.copy;
    }, 2000);
  }

  document.querySelectorAll("form.publications-search").forEach(setUpSearch);
  if (navigator.clipboard) {
    // At opening: ten thousand entries need no button until then. The event does not bubble.
    document.addEventListener("toggle", ({ target }) => target.open && addCopyButtons(target), true);
    document.querySelectorAll("details[open]").forEach(addCopyButtons);
    document.querySelectorAll("[data-copy] .paper-citations").forEach(addButtonOfTabs);
  }
})();
