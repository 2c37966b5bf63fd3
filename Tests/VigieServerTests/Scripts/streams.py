"""Events: they come, they are taken up where they were left, and many readers do not disturb one another."""

import http.client
import json
import os
import sys
import time
from urllib.parse import urlsplit

ADDRESS = urlsplit(sys.argv[1])
HEADERS = {"Authorization": "Bearer " + os.environ["VIGIE_TOKEN"]}


def connect(last=None):
    connection = http.client.HTTPConnection(ADDRESS.hostname, ADDRESS.port, timeout=120)
    connection.request("GET", "/api/v1/events", headers=HEADERS | ({"Last-Event-ID": last} if last else {}))
    response = connection.getresponse()
    assert response.status == 200 and response.headers["content-type"] == "text/event-stream", response.status
    return connection, response


def events(response):
    event = {}
    while True:
        line = response.readline().decode().rstrip("\n")
        if line:
            name, _, value = line.partition(":")
            event[name] = value.strip()
        elif "data" in event:
            yield event["id"], event["event"], json.loads(event["data"])
            event = {}
        else:
            event = {}


def sweep():
    connection = http.client.HTTPConnection(ADDRESS.hostname, ADDRESS.port, timeout=120)
    body = json.dumps({"procedure": "backup.sweep", "input": {}})
    connection.request("POST", "/api/v1/runs", body, HEADERS | {"Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())["id"]


def until_end(response, run):
    seen = []
    for identifier, name, data in events(response):
        seen.append((identifier, name))
        if name == "run" and data["kind"]["run"]["id"] == run and data["kind"]["run"]["status"] == "finished":
            return seen


first, stream = connect()
run = sweep()
seen = until_end(stream, run)
assert {"run", "step"} <= {name for _, name in seen}, seen
first.close()

# Who comes back with the last id it saw gets what it missed, from the next one on.
again, stream = connect(seen[0][0])
replayed = until_end(stream, run)
assert [identifier for identifier, _ in replayed] == [identifier for identifier, _ in seen[1:]], (seen, replayed)
again.close()

# An id that leads nowhere means: begin again.
lost, stream = connect("0000000000000000-7")
assert next(events(stream))[1] == "restart"
lost.close()

# Many readers hear the same, also beside some that never read.
silent = [connect() for _ in range(20)]
readers = [connect() for _ in range(30)]
run = sweep()
for _, stream in readers:
    assert until_end(stream, run)
for connection, _ in silent + readers:
    connection.close()

# Those who left are not counted any more.
deadline = time.time() + 180
while True:
    connection = http.client.HTTPConnection(ADDRESS.hostname, ADDRESS.port, timeout=120)
    connection.request("GET", "/metrics", headers=HEADERS)
    text = connection.getresponse().read().decode()
    open_streams = [line.split()[-1] for line in text.splitlines() if line.startswith("vigie_http_streams ")]
    if open_streams == ["0"]:
        break
    assert time.time() < deadline, open_streams
    sweep()
    time.sleep(0.5)
print("streams hold")
