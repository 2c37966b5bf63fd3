"""A real proof, watched in a browser: `vigie serve` over the shop that `vigie demo` leaves behind, with its database,
its backups in two regions, and pgBackRest.

Usage: proof.py VIGIE DIRECTORY
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time

from driver import Driver

vigie, directory = sys.argv[1], pathlib.Path(sys.argv[2])
shop = directory / "shop"
subprocess.run(
    [vigie, "demo", "--keep", "--dir", str(shop), "--scale", "0.02"], check=True, timeout=900)
server = subprocess.Popen(
    [vigie, "serve", "--plan", str(shop / "plan"), "--data", str(shop / "vigie"), "--listen", "127.0.0.1:0"],
    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
try:
    setup, said = None, ""
    while setup is None:
        line = server.stdout.readline()
        assert line, f"the server ended: {said}"
        said += line
        found = re.search(r"https?://\S+/setup/[^\s\"']+", line)
        setup = found and found.group(0)
    os.set_blocking(server.stdout.fileno(), False)
    address = setup.split("/setup/")[0]
    hand = Driver(address)
    browser = hand.browser
    hand.set_up(setup)
    browser.get(address + "/start/backup.prove")
    policy = hand.find("[name=policy] option:not([value=''])").get_attribute("value")
    browser.execute_script("document.querySelector('[name=policy]').value = arguments[0]", policy)
    repository = hand.find("[name=repository]")
    names = [option.get_attribute("value") for option in repository.find_elements("css selector", "option")]
    browser.execute_script(
        "document.querySelector('[name=repository]').value = arguments[0]", next(name for name in names if name))
    hand.press("Start it")
    hand.until(lambda: "/runs/" in browser.current_url, "the run")
    browser.execute_script("window.same = true")
    hand.until(lambda: "It passed" in hand.text("#state"), "the end of the proof", seconds=600)
    assert browser.execute_script("return window.same === true"), "the page was loaded again"
    assert "Restored from" in hand.text("#state"), hand.text("#state")
    hand.until(lambda: "backup.proof" in hand.text("#entries"), "what it recorded")
    for step in ("make room", "choose", "fetch", "replay", "validate", "clear away"):
        hand.until(lambda: step in hand.text("#steps"), step)
    browser.get(browser.current_url + "?language=fr")
    assert "Restauré depuis" in hand.text("#state"), hand.text("#state")
    assert "rejouer les journaux" in hand.text("#steps"), hand.text("#steps")
    browser.get(address + "/backups/" + policy + "?language=en")
    assert "came back when it was last tried" in hand.text("h1"), hand.text("h1")
    hand.is_clean()
    browser.quit()
finally:
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(60)
    except subprocess.TimeoutExpired:
        server.kill()
    postmaster = shop / "cluster" / "postmaster.pid"
    if postmaster.exists():
        os.kill(int(postmaster.read_text().split()[0]), signal.SIGINT)
        for attempt in range(100):
            if not postmaster.exists():
                break
            time.sleep(0.1)
print("It came back.")
