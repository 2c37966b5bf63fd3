"""Drives Chromium through a person's first day with Vigie. Stops with a traceback at the first thing that is not so.

Usage: journey.py ADDRESS SETUP-LINK
"""

import json
import sys
import time

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

address, setup = sys.argv[1:]
PASSWORD = "seven boats under a paper moon"


def open_browser(script=True):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en"):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    preferences = {"intl.accept_languages": "en"}
    if not script:
        preferences["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options)
    opened.set_window_size(1280, 900)
    return opened


browser = open_browser()


def until(condition, what, seconds=30):
    WebDriverWait(browser, seconds, poll_frequency=0.1).until(lambda _: condition(), message=what)


def find(selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def fill(selector, value):
    """Fills a field in; a live page may put a new one in its place meanwhile."""
    for attempt in range(20):
        try:
            field = find(selector)
            field.clear()
            field.send_keys(value)
            if field.get_attribute("value") == value:
                return
        except (NoSuchElementException, StaleElementReferenceException):
            pass
        time.sleep(0.1)
    raise AssertionError(f"{selector} cannot be filled in on {browser.current_url}: {text()}")


def text(selector="body"):
    return browser.execute_script("return document.querySelector(arguments[0])?.innerText ?? ''", selector)


def press(label):
    for attempt in range(20):
        try:
            for button in browser.find_elements(By.CSS_SELECTOR, "button, a"):
                if button.text.strip() == label:
                    button.click()
                    return
        except StaleElementReferenceException:
            pass
        time.sleep(0.1)
    raise AssertionError(f"no {label} on {browser.current_url}: {text()}")


def is_clean():
    assert not browser.execute_script("return window.hacked !== undefined"), "a text was executed"
    for entry in browser.get_log("browser"):
        assert "Content Security Policy" not in entry["message"], entry


# Who has no session is sent to the door; who was sent the setup link comes in.
browser.get(address + "/runs")
assert "/login" in browser.current_url
browser.get(setup)
fill("[name=person]", "ada")
fill("[name=password]", PASSWORD)
press("Begin")
until(lambda: "64" in text("h1"), "the promises")
assert browser.current_url == address + "/"

# The first page is light: everything it loads, counted without the cache.
browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
browser.get_log("performance")
browser.get(address + "/")
loaded = 0
for entry in browser.get_log("performance"):
    message = json.loads(entry["message"])["message"]
    if message["method"] == "Network.loadingFinished":
        loaded += message["params"]["encodedDataLength"]
    if message["method"] == "Network.requestWillBeSent":
        assert message["params"]["request"]["url"].startswith((address, "data:")), message["params"]["request"]["url"]
assert 0 < loaded < 60_000, f"{loaded} bytes"
print(f"the first page: {loaded} bytes")

# A run is started and watched to its end, without loading the page again.
browser.get(address + "/start")
press("Prove something slowly")
fill("[name=policy]", "shop\"><img src=x onerror=hacked=1>")
press("Start it")
until(lambda: "/runs/" in browser.current_url, "the run")
browser.execute_script("window.same = true")
until(lambda: "It passed" in text("#state"), "the end of the run")
assert browser.execute_script("return window.same === true"), "the page was loaded again"
until(lambda: text("#log").count("part 3 of") == 4, "every line of the log")
assert "4 of 4" in text("#steps")
assert "<script>hacked=1</script>" in text("#state"), "text is shown as text"
is_clean()

# One waits for a person: it stands on Today, is approved, and ends.
browser.get(address + "/start/lab.failover")
fill("[name=to]", "ams")
press("Start it")
until(lambda: "Promote ams" in text("#state"), "the question")
browser.get(address + "/today")
assert "1 thing waits" in text("h1"), text("h1")
press("Decide")
fill("[name=comment]", "the other side is fenced")
press("Approve")
until(lambda: "It passed" in text("#state"), "the end of the failover")
is_clean()

# Everything can be gone to from the keyboard.
browser.get(address + "/")
ActionChains(browser).send_keys(Keys.TAB).perform()
assert browser.switch_to.active_element.get_attribute("href").endswith("#main"), "first comes the way to the content"
ActionChains(browser).key_down(Keys.CONTROL).send_keys("k").key_up(Keys.CONTROL).perform()
until(lambda: browser.execute_script("return document.querySelector('dialog')?.open"), "the palette")
ActionChains(browser).send_keys("verify").perform()
until(lambda: "Verify the ledger" in text("dialog .found li"), "what was looked for")
ActionChains(browser).send_keys(Keys.ARROW_DOWN, Keys.ENTER).perform()
until(lambda: browser.current_url.endswith("/ledger/verify"), "the page that was found")
assert "are as they were recorded" in text("h1"), text("h1")

# The other language, remembered.
press("Français")
until(lambda: browser.execute_script("return document.documentElement.lang") == "fr", "French")
browser.get(address + "/runs")
assert "Exécution" in text(), "French stays"
browser.get(address + "/runs?language=en")

# A phone.
browser.execute_cdp_cmd(
    "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True})
for path in ("/", "/today", "/runs", "/backups", "/plan", "/ledger", "/people", "/settings", "/start"):
    browser.get(address + path)
    wide = browser.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{path} is {wide} px too wide"
browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

# A form of somebody else's does nothing.
forged = browser.execute_async_script(
    "const done = arguments[0]; fetch('/ledger/checkpoint', {method: 'POST', body: new URLSearchParams({})})"
    ".then((answer) => done(answer.status))")
assert forged == 403, forged

# The way out.
browser.get(address + "/settings")
press("Sign out")
until(lambda: "/login" in browser.current_url, "the door")
browser.get(address + "/ledger")
assert "/login" in browser.current_url
browser.quit()

# Without script: in, to read, and to start something.
browser = open_browser(script=False)


def shows(words, seconds=20):
    """Whether the page says so, by and by; nothing on it moves by itself."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if words in find("main").text:
                return True
        except (NoSuchElementException, StaleElementReferenceException):
            pass
        time.sleep(0.2)
    raise AssertionError(f"no {words!r} on {browser.current_url}: {find('main').text}")


browser.get(address + "/runs")
fill("[name=person]", "ada")
fill("[name=password]", "wrong " + PASSWORD)
find("form button").click()
shows("is wrong")
fill("[name=password]", PASSWORD)
find("form button").click()
shows("Fail over")
assert browser.current_url == address + "/runs", browser.current_url
browser.get(address + "/start/lab.failover")
fill("[name=to]", "fra")
find("main form button").click()
shows("fra")
assert "/runs/" in browser.current_url
for attempt in range(40):
    if "Promote fra" in find("main").text:
        break
    time.sleep(0.3)
    browser.refresh()
shows("Promote fra")
browser.quit()
print("The day is over.")
