"""What can be measured on a page: contrast, targets, what is cut off; ours and the theme's apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Faults(TypedDict):
    """Faults of a page by kind, each with a piece of the page."""

    contrast: list[str]
    targets: list[str]
    cut: list[str]


#: what is ours; all else is the theme's
OURS = (
    ".profile, .publications, .news, .dated, .groups, .people, .paper, .publications-search, .news-filter, "
    ".role-legend, .publication-downloads, .group-heading, .cv-files, .metrics, .metrics-plot, "
    "section.group > :is(h2, h3, h4)"
)
#: what is folded is looked at, too; what is off screen is laid out, and pictures are there
OPEN = """async () => {
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
    const style = document.createElement("style");
    style.textContent = ".publication { content-visibility: visible !important }" +
        "* { transition: none !important; animation: none !important }";
    document.head.append(style);
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
}"""
#: colours as they are seen: what shines through is mixed, opacity included; text over a picture or a gradient
#: needs a ground of its own
MEASURE = """(ours) => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const rgba = (colour) => {
        if (!known.has(colour)) {
            pen.clearRect(0, 0, 1, 1);
            pen.fillStyle = colour;
            pen.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
            known.set(colour, [r, g, b, a / 255]);
        }
        return known.get(colour);
    };
    const over = ([r, g, b, a], [R, G, B]) =>
        [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const luminance = (colour) => {
        const [r, g, b] = colour.slice(0, 3).map((part) => {
            part /= 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
    };
    /* grounds from the element outwards, until one is opaque */
    const ground = (element) => {
        const layers = [];
        let picture = false;
        for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.backgroundImage.includes("gradient") || style.backgroundImage.includes("url"))
                picture ||= at !== document.body && at !== document.documentElement;
            const colour = rgba(style.backgroundColor);
            if (colour[3] > 0) layers.push(colour);
            if (colour[3] === 1) return [layers, at, picture];
        }
        layers.push(rgba("Canvas"));
        return [layers, document.documentElement, picture];
    };
    const opacity = (element) => {
        let all = 1;
        for (let at = element; at; at = at.parentElement) all *= getComputedStyle(at).opacity;
        return all;
    };
    const piece = (element) => element.outerHTML.replace(/\\s+/g, " ").slice(0, 110);
    const none = () => ({ contrast: [], targets: [], cut: [] });
    const faults = { ours: none(), theirs: none() };
    const whose = (element) =>
        faults[element.closest(ours) && !element.matches(".headerlink") ? "ours" : "theirs"];
    const hidden = (element) => element.closest(".visually-hidden, .visually-hidden-focusable, .sr-only, "
        + "noscript, script, style, svg:not([role=img]), math, [aria-hidden=true], [hidden], .headerlink, "
        + "dialog, template")
        || element.closest(".publication-authors:not(:has(:checked)) > .folded")
        || !element.checkVisibility({ checkVisibilityCSS: true });
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || hidden(element)) continue;
        range.selectNodeContents(texts.currentNode);
        const box = [...range.getClientRects()].find((one) => one.width > 1 && one.height > 1);
        const seen = opacity(element);
        if (!box || seen < 0.05) continue;
        const style = getComputedStyle(element);
        const [layers, owner, gradient] = ground(element);
        const under = layers.reduceRight((lower, layer) => over(layer, lower), layers.at(-1));
        const drawn = element instanceof SVGElement;
        const [r, g, b, a] = rgba(drawn ? style.fill : style.webkitTextFillColor || style.color);
        const ratio = contrast(over([r, g, b, a * seen], under), under);
        const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
        const behind = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const picture = behind.some((one) => one.matches("img, svg :not(text, tspan, g, a)")
            && owner.contains(one) && !one.contains(element) && behind.indexOf(one) < behind.indexOf(owner));
        if (ratio < (large ? 3 : 4.5) || gradient || picture)
            whose(element).contrast.push(`${ratio.toFixed(2)}${gradient ? " gradient" : ""}${
                picture ? " picture" : ""} ${piece(element)}`);
    }
    /* links within a text may be as high as its lines */
    for (const element of document.querySelectorAll("a[href], button, summary, input, select, label[for]")) {
        if (hidden(element) || element.matches("[type=hidden], .skip-link, [tabindex='-1']")) continue;
        const box = element.getBoundingClientRect();
        if (!box.width || getComputedStyle(element).display === "inline" || box.width <= 1) continue;
        if (element.matches("input") && element.labels?.length && element.closest("label, .citation"))
            continue;
        if (box.width < 23.9 || box.height < 23.9) whose(element).targets.push(
            `${box.width.toFixed(0)}x${box.height.toFixed(0)} ${piece(element)}`);
    }
    const boxes = `:is(${ours}) :is(.badge, a, p, div, span, li, dd, dt, td)`;
    for (const element of document.querySelectorAll(boxes)) {
        if (hidden(element) || element.matches("pre, .is-compact *, .title-end, pre *")) continue;
        const style = getComputedStyle(element);
        if (style.display.startsWith("inline") && style.display !== "inline-block") continue;
        if (!element.clientWidth || style.overflowX === "auto") continue;
        const down = style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
        /* blanks at the ends of lines are part of what WebKit measures */
        const most = style.overflowX === "visible" ? 4 : 1;
        if (element.scrollWidth > element.clientWidth + most || down)
            whose(element).cut.push(`${element.scrollWidth}>${element.clientWidth} ${piece(element)}`);
    }
    return faults;
}"""
SHIFTS = """() => { window.shifts = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true }); }"""
#: how far the window can be moved sideways
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: what of ours ends behind the right edge of the window, but for what is in a frame that can be scrolled
WIDE = """(ours) => [...document.querySelectorAll(`:is(${ours}), :is(${ours}) *`)].filter((element) => {
    if (!element.checkVisibility()) return false;
    if (element.closest(".visually-hidden, .folded, pre, svg, math")) return false;
    const frames = ".wy-table-responsive, .table-wrapper, .pst-scrollable-table-container";
    if (element.closest(frames)) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.right > document.documentElement.clientWidth + 1;
}).map((element) => element.outerHTML.replace(/\\s+/g, " ").slice(0, 110))"""


#: whether an element is ours
IS_OURS = """([selector, ours]) => !!document.querySelector(selector)?.closest(ours)"""
#: what axe-core says of text that another element may stand behind or before
OVERLAPS = {"bgOverlap", "bgImage", "bgGradient", "imgNode", "fgOnScroll"}


def judge_contrast(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the contrast of what is ours, or cannot see for pictures."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response
    faults = []
    for kind in ("violations", "incomplete"):
        for node in (node for rule in found[kind] for node in rule["nodes"]):
            reason = (node["any"][0].get("data") or {}).get("messageKey")
            if kind == "incomplete" and reason not in OVERLAPS:
                continue
            if page.evaluate(IS_OURS, [node["target"][0], OURS]):
                faults.append(f"axe: {kind}: {reason}: {node['html'][:110]}")
    return faults


def measure(page: Page) -> tuple[Faults, Faults]:
    """Return what is wrong with a page: in what is ours, and in what is the theme's."""
    page.evaluate(OPEN)
    found: dict[str, Any] = page.evaluate(MEASURE, OURS)
    return found["ours"], found["theirs"]
