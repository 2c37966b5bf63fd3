"""Opens every page that the tests rendered in Chromium, as strictly as the server sends them, and looks whether
anything can be complained of. Prints one line for each fault.

Usage: audit.py DIRECTORY POLICY AXE
"""

import functools
import http.server
import json
import pathlib
import sys
import threading

from selenium import webdriver

from driver import start

directory, policy, axe = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]).read_text()
asked = []


class Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def do_GET(self):
        asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Strict, directory=str(directory)))
threading.Thread(target=server.serve_forever, daemon=True).start()
origin = f"http://127.0.0.1:{server.server_port}"

options = webdriver.ChromeOptions()
for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
    options.add_argument(argument)
options.binary_location = "/usr/bin/chromium"
options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
browser = start(options)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHIFT = """
    window.shift = 0;
    new PerformanceObserver((list) => { for (const e of list.getEntries()) window.shift += e.value; })
        .observe({ type: "layout-shift", buffered: true });
"""
browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SHIFT})
faults = 0


def complain(page, where, what):
    global faults
    faults += 1
    print(f"{page} ({where}): {what}")


def audit(page, address, scheme, width):
    where = f"{scheme}, {width} px"
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    browser.get(address)
    wide = browser.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        complain(page, where, f"{wide} px too wide")
    if browser.execute_script("return window.hacked !== undefined"):
        complain(page, where, "a text was executed")
    shift = browser.execute_script("return window.shift")
    if shift > 0.001:
        complain(page, where, f"the layout shifted by {shift:.3f}")
    if page.startswith("attack") and not page.startswith("attack-0"):
        return
    browser.execute_script(axe)
    result = browser.execute_async_script(
        "axe.run({ runOnly: { type: 'tag', values: arguments[0] } }).then(arguments[1])", RULES)
    for violation in result["violations"]:
        target = violation["nodes"][0]
        complain(page, where, f"{violation['id']}: {violation['help']} at {target['target']}: "
                              f"{target.get('failureSummary', '')}".replace("\n", " "))
    for entry in browser.get_log("browser"):
        if "Content Security Policy" in entry["message"] or entry["source"] == "javascript":
            complain(page, where, entry["message"])
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            if not url.startswith((origin, "data:")):
                complain(page, where, f"asked for {url}")


try:
    for path in sorted(directory.glob("*/*.html")):
        page = f"{path.parent.name}/{path.stem}"
        for scheme, width in (("light", 1280), ("dark", 390)):
            audit(page, f"{origin}/{page}.html", scheme, width)
finally:
    browser.quit()
    server.shutdown()
print(f"{faults} faults")
