"""Drives Chromium through a person's first day with Vigie. Stops with a traceback at the first thing that is not so.

Usage: journey.py ADDRESS SETUP-LINK
"""

import json
import sys
import time

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from driver import PASSWORD, Driver

address, setup = sys.argv[1:]
hand = Driver(address, performance=True)
browser, find, fill, press, text, until = hand.browser, hand.find, hand.fill, hand.press, hand.text, hand.until


def is_clean():
    assert not browser.execute_script("return window.hacked !== undefined"), "a text was executed"
    hand.is_clean()


# Who has no session is sent to the door; who was sent the setup link comes in.
browser.get(address + "/runs")
assert "/login" in browser.current_url
hand.set_up(setup)
until(lambda: "64" in text("h1"), "the promises")

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
until(lambda: "4 of 4" in text("#steps"), "every step")
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

# Somebody else decides while one has the focus of the question: nothing is taken away, and what came is put in after.
browser.get(address + "/start/lab.failover")
fill("[name=to]", "par")
press("Start it")
until(lambda: "Promote par" in text("#state"), "the question")
browser.execute_script("document.querySelector('#state [name=comment]').focus()")
decided = browser.execute_async_script(
    "const done = arguments[0]; const form = document.querySelector('#state [name=comment]').closest('form');"
    "fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})"
    ".then((answer) => done(answer.status))")
assert decided == 200, decided
until(lambda: "passed" in browser.execute_async_script(
    "const done = arguments[0]; fetch(location.href).then((answer) => answer.text()).then(done)"), "its end")
time.sleep(1)
assert browser.execute_script("return document.activeElement.name") == "comment", "the focus was taken away"
browser.execute_script("document.activeElement.blur()")
until(lambda: "It passed" in text("#state"), "what came meanwhile")
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
until(lambda: "are as they were recorded" in text("h1"), "what was verified")

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
hand.sign_out()
browser.get(address + "/ledger")
assert "/login" in browser.current_url
browser.quit()

# Without script: in, to read, and to start something.
hand = Driver(address, script=False)
browser, find, fill = hand.browser, hand.find, hand.fill


def shows(words, seconds=240):
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
for attempt in range(600):
    if "Promote fra" in find("main").text:
        break
    time.sleep(0.3)
    browser.refresh()
shows("Promote fra")
browser.quit()
print("The day is over.")
