"""Search, facets and copy buttons, as a reader's browser runs them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.conftest import serve
from browser.searchpage import build_search_page

import sphinx_academic

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.xdist_group("browser search")

SCRIPT = Path(sphinx_academic.__file__).parent / "static" / "academic.js"

GROUPED, NUMBERED, NESTED = "#search-index-0", "#search-index-1", "#search-index-2"
ALL = ["Bees at Night", "Moths at Noon", "Wasps and Water", "Ants"]


@pytest.fixture(scope="module")
def url(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_search_page(tmp_path_factory.mktemp("search"))) as url:
        yield url + "index.html"


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    """Return the page, which must not complain during the test."""
    complaints: list[str] = []
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        # browsers request it where a page names none
        context.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        visit(page, url)
        yield page
    assert not complaints


def visit(page: Page, address: str) -> None:
    """Load a page, and wait for what the script leaves for later."""
    page.goto(address)
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => done()))")


def titles(page: Page, form: str = GROUPED) -> list[str]:
    """Return the titles that are to be seen in the lists of a form."""
    entries = page.locator(f"[data-search={form[1:]}] .publication:visible")
    # not the inner text, which is empty where content-visibility skips an entry off screen
    return [text.strip() for text in entries.locator(".publication-title").all_text_contents()]


def expect_status(page: Page, text: str, form: str = GROUPED) -> None:
    """Wait until the live region says something, which is also when the address is up to date."""
    page.locator(f"{form} [role=status]").get_by_text(text, exact=True).wait_for()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def words(page: Page, form: str = GROUPED) -> Locator:
    return page.locator(f"{form} input")


def options(page: Page, facet: str, form: str = GROUPED) -> list[str]:
    menu = page.locator(f"{form} select[name={facet}]")
    menu.focus()
    return menu.locator("option").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("moths", ["Moths at Noon"]),
        ("NIGHT bees", ["Bees at Night"]),
        ("bees noon", []),
        ("lucja orsted", ["Bees at Night", "Moths at Noon"]),
        ("Łucja Ørsted", ["Bees at Night", "Moths at Noon"]),
        ("noriko", ALL),
        ("annals 2022", ["Ants"]),
        ("water", ["Wasps and Water"]),
        ("sleep", ["Bees at Night"]),
        ("  ", ALL),
    ],
)
def test_words_are_found_anywhere_in_an_entry(page: Page, typed: str, found: list[str]) -> None:
    words(page).fill(typed)
    assert titles(page) == found


@pytest.mark.parametrize(
    ("facet", "value", "found"),
    [
        ("year", "2024", ["Bees at Night", "Moths at Noon"]),
        ("type", "article", ["Moths at Noon", "Ants"]),
        ("venue", "ConfIS", ["Bees at Night", "Wasps and Water"]),
        ("venue", "Annals of Insects", ["Moths at Noon", "Ants"]),
        ("keyword", "light", ["Bees at Night", "Moths at Noon"]),
        ("author", "Rui Abe", ["Moths at Noon", "Wasps and Water"]),
    ],
)
def test_menus_narrow_the_list(page: Page, facet: str, value: str, found: list[str]) -> None:
    page.locator(f"{GROUPED} select[name={facet}]").select_option(value)
    assert titles(page) == found


def test_menus_offer_what_the_other_controls_leave(page: Page) -> None:
    assert options(page, "year") == ["All years", "2024 (2)", "2023 (1)", "2022 (1)"]
    assert options(page, "type") == ["All types", "Conference papers (2)", "Journal articles (2)"]
    assert options(page, "author") == ["All co-authors", "Łucja Ørsted (2)", "Rui Abe (2)"]
    words(page).fill("light")
    assert options(page, "year") == ["All years", "2024 (2)"]
    assert options(page, "author") == ["All co-authors", "Łucja Ørsted (2)", "Rui Abe (1)"]


def test_a_choice_shows_no_count_that_may_be_out_of_date(page: Page) -> None:
    menu = page.locator(f"{GROUPED} select[name=year]")
    menu.select_option("2024")
    words(page).fill("moths")
    assert menu.evaluate("menu => menu.selectedOptions[0].text") == "2024"


def test_result_is_shown_once_typing_pauses(page: Page) -> None:
    status = page.locator(f"{GROUPED} [role=status]")
    assert status.inner_text() == ""
    page.evaluate(
        """() => {
            window.shown = [];
            const status = document.querySelector("#search-index-0 [role=status]");
            new MutationObserver(() => shown.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    # in one go: a busy machine pauses where a reader does not
    words(page).evaluate(
        """(input) => {
            for (const end of [1, 2, 3, 4, 5]) {
                input.value = "wasps".slice(0, end);
                input.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }"""
    )
    expect_status(page, "1 of 4 publications")
    assert page.evaluate("shown") == ["1 of 4 publications"]


def test_state_goes_to_the_address(page: Page) -> None:
    words(page).fill("noon")
    page.locator(f"{GROUPED} select[name=year]").select_option("2024")
    # the address follows when typing and choosing pause
    page.wait_for_function("location.search.includes('year')")
    expect_status(page, "1 of 4 publications")
    assert query(page) == {"q": ["noon"], "year": ["2024"]}


@pytest.mark.parametrize(
    ("address", "form", "found"),
    [
        ("?q=noon", GROUPED, ["Moths at Noon"]),
        ("?q=orsted&type=inproceedings", GROUPED, ["Bees at Night"]),
        ("?author=Rui+Abe&year=2023", GROUPED, ["Wasps and Water"]),
        ("?year=1999", GROUPED, []),
        ("?q-2=ants", GROUPED, ALL),
        ("?q-2=ants", NUMBERED, ["Ants"]),
        ("?q=noon#pub-moths", GROUPED, ["Moths at Noon"]),
        ("?q=noon#pub-ants", GROUPED, ALL),
    ],
)
def test_state_comes_from_the_address(
    page: Page, url: str, address: str, form: str, found: list[str]
) -> None:
    visit(page, url + address)
    assert titles(page, form) == found


def test_state_follows_back_and_forward(page: Page) -> None:
    words(page).fill("noon")
    expect_status(page, "1 of 4 publications")
    page.evaluate("history.pushState(null, '', '?q=wasps'); dispatchEvent(new PopStateEvent('popstate'))")
    assert titles(page) == ["Wasps and Water"]
    page.go_back()
    page.wait_for_function("document.querySelector('#search-index-0 input').value === 'noon'")
    assert titles(page) == ["Moths at Noon"]


def test_other_parameters_and_the_fragment_stay(page: Page, url: str) -> None:
    visit(page, f"{url}?lang=de#numbered")
    words(page).fill("noon")
    expect_status(page, "1 of 4 publications")
    assert page.url.endswith("?lang=de&q=noon#numbered")


def test_a_link_to_a_hidden_entry_shows_it(page: Page) -> None:
    words(page).fill("noon")
    expect_status(page, "1 of 4 publications")
    page.evaluate("location.hash = 'pub-ants'")
    page.locator("#pub-ants").wait_for()
    assert titles(page) == ALL


def test_reset_clears_all_and_returns_to_the_words(page: Page) -> None:
    reset = page.locator(f"{GROUPED} button")
    assert reset.is_hidden()
    words(page).fill("noon")
    page.locator(f"{GROUPED} select[name=type]").select_option("article")
    reset.click()
    expect_status(page, "4 of 4 publications")
    assert titles(page) == ALL
    assert not query(page)
    assert page.evaluate("document.activeElement.name") == "q"
    assert reset.is_hidden()


def test_lists_do_not_mix(page: Page) -> None:
    words(page, NUMBERED).fill("ants")
    words(page, NESTED).fill("bees")
    expect_status(page, "1 of 4 publications", NUMBERED)
    expect_status(page, "1 of 4 publications", NESTED)
    assert [titles(page, form) for form in (GROUPED, NUMBERED, NESTED)] == [ALL, ["Ants"], ["Bees at Night"]]
    assert query(page) == {"q-2": ["ants"], "q-3": ["bees"]}


def test_sections_without_entries_are_hidden(page: Page) -> None:
    headings = page.locator("#grouped section.group > h3:visible")
    words(page).fill("2023")
    assert [text[:4] for text in headings.all_inner_texts()] == ["2023"]
    words(page).fill("nothing")
    assert headings.count() == 0
    assert page.locator("#grouped > h2").is_visible()
    words(page).fill("")
    assert headings.count() == 3


def test_headings_without_sections_are_hidden_by_level(page: Page) -> None:
    headings = page.locator("#nested .group-heading:visible")
    every = headings.all_inner_texts()
    assert every[:3] == ["2024", "Conference papers", "Journal articles"]
    words(page, NESTED).fill("moths")
    assert headings.all_inner_texts() == ["2024", "Journal articles"]
    words(page, NESTED).fill("ito rui")
    assert headings.all_inner_texts() == ["2024", "Journal articles", "2023", "Conference papers"]
    words(page, NESTED).fill("")
    assert headings.all_inner_texts() == every


def test_numbers_stay(page: Page) -> None:
    words(page, NUMBERED).fill("wasps")
    entry = page.locator("#numbered .publication:visible")
    assert entry.get_attribute("value") == "2"


def test_keyboard_is_enough(page: Page) -> None:
    words(page).focus()
    page.keyboard.type("ito")
    names = []
    for _ in range(6):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
    assert names == ["year", "type", "venue", "keyword", "author", "reset"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Rui")
    assert titles(page) == ["Moths at Noon", "Wasps and Water"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert titles(page) == ALL


def test_enter_does_not_leave_the_page(page: Page) -> None:
    words(page).fill("noon")
    words(page).press("Enter")
    expect_status(page, "1 of 4 publications")
    assert titles(page) == ["Moths at Noon"]


def test_print_has_the_result_and_not_the_form(page: Page) -> None:
    words(page).fill("noon")
    page.emulate_media(media="print")
    assert titles(page) == ["Moths at Noon"]
    assert page.locator(GROUPED).is_hidden()


def test_nothing_of_it_shows_without_scripts(browser: Browser, url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{url}?q=noon")
        assert titles(page) == ALL
        boxes = [form.bounding_box() for form in page.locator(".publications-search").all()]
        assert boxes == [None] * 3


def test_bibtex_is_copied(page: Page) -> None:
    button = page.locator(".publication-copy")
    assert button.count() == 0
    page.locator("#pub-ants").get_by_text("BibTeX").click()
    # said for two seconds, which a busy machine may miss
    page.evaluate(
        """() => {
            window.said = [];
            const note = () => said.push(document.querySelector("body > [role=status]")?.textContent);
            new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    button.click()
    page.wait_for_function("said.includes('Copied')")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@article{ants,")
    page.get_by_role("button", name="Copy", exact=True).wait_for()


def test_bibtex_has_no_button_where_copying_is_impossible(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.reload()
    page.locator("#pub-ants").get_by_text("BibTeX").click()
    assert page.locator("#pub-ants details pre").is_visible()
    assert page.locator(".publication-copy").count() == 0


def test_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) < 6 * 1024
