"""What the journeys have in common: a browser, and hands to use it."""

import time

from selenium import webdriver
from selenium.common.exceptions import (
    NoSuchElementException, SessionNotCreatedException, StaleElementReferenceException, TimeoutException)
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait


PASSWORD = "seven boats under a paper moon"


def start(options):
    """A browser; one that a loaded machine did not let come up in its time is started again."""
    for attempt in range(5):
        try:
            browser = webdriver.Chrome(options=options)
            browser.set_script_timeout(300)
            return browser
        except SessionNotCreatedException:
            if attempt == 4:
                raise
            time.sleep(2)


class Driver:
    """A browser at an address, and what people do there."""

    def __init__(self, address, script=True, performance=False):
        self.address = address
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en"):
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        preferences = {"intl.accept_languages": "en"}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        logs = {"browser": "ALL"} | ({"performance": "ALL"} if performance else {})
        options.set_capability("goog:loggingPrefs", logs)
        self.browser = start(options)
        self.browser.set_window_size(1280, 900)

    def go(self, path):
        self.browser.get(self.address + path)

    def is_at(self, path):
        return self.browser.current_url == self.address + path

    def set_up(self, link):
        """The first account, by the link of the first start."""
        self.browser.get(link)
        self.fill("[name=person]", "ada")
        self.fill("[name=password]", PASSWORD)
        self.press("Begin")
        self.until(lambda: self.is_at("/"), "the promises")

    def sign_out(self):
        self.go("/settings")
        self.press("Sign out")
        self.until(lambda: "/login" in self.browser.current_url, "the door")

    def until(self, condition, what, seconds=240):
        try:
            WebDriverWait(self.browser, seconds, poll_frequency=0.1).until(lambda _: condition(), message=what)
        except TimeoutException:
            raise AssertionError(f"{what}: {self.browser.current_url} says {self.text()}") from None

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def has(self, selector):
        return bool(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def text(self, selector="body"):
        return self.browser.execute_script("return document.querySelector(arguments[0])?.innerText ?? ''", selector)

    def fill(self, selector, value):
        for attempt in range(1200):
            try:
                field = self.find(selector)
                field.clear()
                field.send_keys(value)
                if field.get_attribute("value") == value:
                    return
            except (NoSuchElementException, StaleElementReferenceException):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{selector} cannot be filled in on {self.browser.current_url}: {self.text()}")

    def press(self, label):
        for attempt in range(1200):
            try:
                for button in self.browser.find_elements(By.CSS_SELECTOR, "button, a"):
                    if button.text.strip() == label:
                        button.click()
                        return
            except StaleElementReferenceException:
                pass
            time.sleep(0.1)
        raise AssertionError(f"no {label} on {self.browser.current_url}: {self.text()}")

    def is_clean(self, but=()):
        """Nothing was refused by the policy of the pages, and no script of theirs failed."""
        for entry in self.browser.get_log("browser"):
            message = entry["message"]
            assert "Content Security Policy" not in message, entry
            assert entry["source"] != "javascript" or any(word in message for word in but), entry
