"""Photographs the pages that the rendering tests kept, and complains of what overflows."""

import functools
import http.server
import pathlib
import sys
import threading

from selenium import webdriver

WIDTHS = (390, 1280, 1920)
directory = pathlib.Path(sys.argv[1])
wanted = set(sys.argv[2:])
pages = directory / "pages"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(pages)))
threading.Thread(target=server.serve_forever, daemon=True).start()

options = webdriver.ChromeOptions()
for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
    options.add_argument(argument)
options.binary_location = "/usr/bin/chromium"
browser = webdriver.Chrome(options=options)
faults = 0
try:
    for page in sorted(pages.glob("*/*.html")):
        language, name = page.parent.name, page.stem
        if wanted and name not in wanted:
            continue
        for scheme in ("light", "dark"):
            browser.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            for width in WIDTHS:
                metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
                browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
                browser.get(f"http://127.0.0.1:{server.server_port}/{language}/{name}.html")
                size = browser.execute_script(
                    "const r = document.documentElement; return [r.scrollWidth, r.scrollHeight, r.clientWidth]")
                if size[0] > size[2]:
                    faults += 1
                    print(f"{language}/{name} at {width}: {size[0] - size[2]} px too wide", file=sys.stderr)
                metrics["height"] = min(max(size[1], 600), 6000)
                browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
                target = directory / f"{language}-{scheme}-{width}"
                target.mkdir(parents=True, exist_ok=True)
                browser.save_screenshot(str(target / f"{name}.png"))
finally:
    browser.quit()
    server.shutdown()
sys.exit(1 if faults else 0)
