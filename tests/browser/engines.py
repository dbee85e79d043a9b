"""Firefox and WebKit, those of the system, by what they speak: WebDriver BiDi, and WebDriver."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

#: where Debian has MiniBrowser, the browser of WebKitGTK
MINI_BROWSER = Path("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")
#: how long an engine may take to start, or to answer
PATIENCE = 120
#: a function, called with arguments that are JSON, and what it returns as JSON
CALL = "async (all) => JSON.stringify(await ({})(...JSON.parse(all)) ?? null)"
#: the middle of an element, which is scrolled into view
MIDDLE = """(selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
}"""


#: a page with another in a frame of a size
FRAME = """const [url, width, height, done] = arguments;
document.documentElement.innerHTML = `<body style="margin: 0"><iframe style="border: 0"></iframe>`;
const frame = document.querySelector("iframe");
Object.assign(frame, { width, height, onload: done, src: url });"""


class Engine(Protocol):
    """What tests do with a browser."""

    #: what was written to the console as an error, where an engine says so
    errors: list[str]

    def open(self, url: str, width: int, height: int = 900) -> None:
        """Open a page in a window of a size."""

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a function of JavaScript, which may be asynchronous, and return its result."""

    def click(self, selector: str) -> None:
        """Click an element as a reader does."""

    def picture(self) -> bytes:
        """Return a screenshot as PNG: of the page, or of what is in view."""

    def close(self) -> None:
        """End the browser."""


class Firefox:
    """Firefox by WebDriver BiDi, for which Debian needs no driver."""

    def __init__(self, profile: Path) -> None:
        """Start it with a folder for its profile; ``FIREFOX`` may name another than the one on the path."""
        import websocket

        executable = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
        assert executable, (
            "needs Firefox: install Debian's firefox-esr, or name another in the variable FIREFOX"
        )
        self.errors: list[str] = []
        profile.mkdir(parents=True, exist_ok=True)
        command = [executable, "--headless", "--no-remote", "--profile", str(profile)]
        with (profile / "output.txt").open("wb") as output:
            self._process = subprocess.Popen(
                [*command, "--remote-debugging-port", "0"], stdout=output, stderr=subprocess.STDOUT
            )
        where = json.loads(_content_of(profile / "WebDriverBiDiServer.json"))
        self._socket = websocket.create_connection(
            f"ws://{where['ws_host']}:{where['ws_port']}/session", suppress_origin=True, timeout=PATIENCE
        )
        self._number = 0
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, url: str, width: int, height: int = 900) -> None:
        size = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._context, viewport=size)
        self._send("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        found = self._send(
            "script.callFunction",
            functionDeclaration=CALL.format(function),
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def click(self, selector: str) -> None:
        x, y = self.evaluate(MIDDLE, selector)
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": steps}
        self._send("input.performActions", context=self._context, actions=[mouse])

    def picture(self) -> bytes:
        found = self._send("browsingContext.captureScreenshot", context=self._context, origin="document")
        return base64.b64decode(found["data"])

    def close(self) -> None:
        with suppress(Exception):
            self._send("browser.close")
        self._socket.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _send(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
                self.errors.append(message["params"]["text"])
            if message.get("id") == self._number:
                assert message["type"] == "success", message
                return message["result"]


class WebKit:
    """WebKitGTK, the engine of Safari, by WebDriver; it needs a display, which ``xvfb-run`` gives."""

    def __init__(self) -> None:
        """Start it; it says nothing of its console."""
        from selenium import webdriver

        driver = shutil.which("WebKitWebDriver")
        assert driver, "needs WebKit: install Debian's webkit2gtk-driver"
        # there is no graphics card to compose pages
        os.environ.setdefault("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(MINI_BROWSER)
        options.add_argument("--automation")
        service = webdriver.WebKitGTKService(executable_path=driver)
        self.errors: list[str] = []
        self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_script_timeout(PATIENCE)

    def open(self, url: str, width: int, height: int = 900) -> None:
        # in a frame, for the window cannot be as narrow as that of a phone
        self._driver.get(url)
        self._driver.set_window_size(width + 100, height + 200)
        self._driver.execute_async_script(FRAME, url, width, height)
        self._driver.switch_to.frame(0)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        found = self._driver.execute_async_script(
            f"""const done = arguments[1];
            ({CALL.format(function)})(arguments[0])
                .then(done, (error) => done(JSON.stringify({{ failed: String(error) }})));""",
            json.dumps(arguments),
        )
        result = json.loads(found)
        assert not (isinstance(result, dict) and "failed" in result), result
        return result

    def click(self, selector: str) -> None:
        from selenium.webdriver.common.by import By

        self.evaluate(MIDDLE, selector)
        self._driver.find_element(By.CSS_SELECTOR, selector).click()

    def picture(self) -> bytes:
        return bytes(self._driver.get_screenshot_as_png())

    def close(self) -> None:
        self._driver.quit()


def _content_of(path: Path) -> str:
    """Return the content of a file that a program is about to write."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError):
            text = path.read_text("utf-8")
            if text.strip():
                return text
        time.sleep(0.1)
    raise AssertionError(f"{path} was not written; {path.parent}/output.txt may say why")
