"""Durable steps a second of DBOS Transact on SQLite: RUNS workflows at once, STEPS steps each.

Usage: dbos_steps.py DIRECTORY RUNS STEPS SYNCHRONOUS        prints one JSON object

SYNCHRONOUS is what SQLite is told (FULL or NORMAL), so that both sides of the comparison keep the same promise.
"""

import json
import logging
import sys
import time

from dbos import DBOS, SetWorkflowID
from sqlalchemy import event
from sqlalchemy.engine import Engine

directory, runs, steps, synchronous = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
settings = {}


@event.listens_for(Engine, "connect")
def settle(connection, _record):
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA synchronous = {synchronous}")
    settings["synchronous"] = cursor.execute("PRAGMA synchronous").fetchone()[0]
    settings["journal_mode"] = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    cursor.close()


DBOS(config={
    "name": "steps",
    "system_database_url": f"sqlite:///{directory}/dbos.sqlite",
    "log_level": "ERROR",
    "run_admin_server": False,
})


@DBOS.step()
def count(number: int) -> int:
    return number + 1


@DBOS.workflow()
def workflow(length: int) -> int:
    number = 0
    for _ in range(length):
        number = count(number)
    return number


logging.disable(logging.ERROR)
DBOS.launch()
with SetWorkflowID("warm-up"):
    DBOS.start_workflow(workflow, 3).get_result()
begin = time.perf_counter()
handles = [DBOS.start_workflow(workflow, steps) for _ in range(runs)]
counted = sum(handle.get_result() for handle in handles)
seconds = time.perf_counter() - begin
DBOS.destroy()
assert counted == runs * steps
print(json.dumps({"steps": counted, "seconds": seconds, "stepsPerSecond": counted / seconds, **settings}))
