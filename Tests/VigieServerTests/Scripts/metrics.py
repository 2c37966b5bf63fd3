"""Prometheus itself reads the metrics, with a token from a file, and finds what the rules and the dashboard ask for."""

import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

ADDRESS = urllib.parse.urlsplit(sys.argv[1]).netloc
HERE = os.path.dirname(os.path.abspath(__file__))
DEPLOY = os.path.join(HERE, "..", "..", "..", "deploy", "prometheus")

for command in (["check", "rules", "alerts.yaml"], ["test", "rules", "alerts.test.yaml"]):
    subprocess.run(["promtool", *command], cwd=DEPLOY, check=True, capture_output=True)

with tempfile.TemporaryDirectory() as place:
    token = os.path.join(place, "token")
    with open(os.open(token, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(os.environ["VIGIE_TOKEN"])
    # Not one of those that the system gives to whoever connects, perhaps before Prometheus has it.
    while True:
        port = random.randrange(10000, 20000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                break
            except OSError:
                continue
    configuration = os.path.join(place, "prometheus.yaml")
    with open(configuration, "w") as file:
        json.dump({
            "global": {"scrape_interval": "1s"},
            "rule_files": [os.path.abspath(os.path.join(DEPLOY, "alerts.yaml"))],
            "scrape_configs": [{
                "job_name": "vigie", "authorization": {"credentials_file": token},
                "static_configs": [{"targets": [ADDRESS]}],
            }],
        }, file)
    prometheus = subprocess.Popen(
        ["prometheus", "--config.file=" + configuration, "--storage.tsdb.path=" + place + "/data",
         f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"])
    try:
        def query(expression):
            url = f"http://127.0.0.1:{port}/api/v1/query?query=" + urllib.parse.quote(expression)
            try:
                with urllib.request.urlopen(url, timeout=60) as answer:
                    return json.load(answer)["data"]["result"]
            except OSError:
                # It is not there yet, or has much to do.
                return []

        deadline = time.time() + 300
        while True:
            if any(float(item["value"][1]) == 1 for item in query('up{job="vigie"}')):
                break
            if time.time() > deadline:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/targets", timeout=60) as answer:
                    raise AssertionError(answer.read())
            time.sleep(0.5)
        while not (controls := query("sum(vigie_controls)")):
            assert time.time() < deadline
            time.sleep(0.5)
        assert sum(float(item["value"][1]) for item in controls) == 64
        # Whatever the rules and the dashboard name is there, or may be there once something was proven.
        later = {"vigie_control_ratio", "vigie_control_fresh_until_seconds"}
        text = open(os.path.join(DEPLOY, "alerts.yaml")).read() + open(os.path.join(DEPLOY, "dashboard.json")).read()
        for name in sorted(set(re.findall(r"(?:vigie|process)_[a-z_]+[a-z]", text)) - later):
            # What counts requests is there once there were some.
            while not query(name):
                assert time.time() < deadline, name
                time.sleep(0.5)
    finally:
        prometheus.terminate()
        prometheus.wait(60)
print("Prometheus reads it")
