#!/usr/bin/env python3
"""A savepoint-spec adapter: answers `decode` where a file has no more than it reads, and skips the rest.

Try it:  savepoint-spec adapter check --wire ndjson 'python3 adapter.py'
Put your own parser in the place of `decode`.
"""
import base64
import json
import struct
import sys

MAGIC = 0x4960672D


class Skip(Exception):
    """What this adapter does not know. Honest, and never a failure."""


def refused(code):
    return {"refused": {"code": code, "stage": "decode"}}


def decode(data):
    if len(data) < 4:
        return refused("HEADER_TRUNCATED")
    if struct.unpack_from(">I", data)[0] != MAGIC:
        return refused("MAGIC_UNEXPECTED")
    if len(data) < 8:
        return refused("HEADER_TRUNCATED")
    version = struct.unpack_from(">i", data, 4)[0]
    if version == 1:
        return refused("VERSION_NO_LONGER_SUPPORTED")
    if not 2 <= version <= 6:
        return refused("VERSION_UNKNOWN")
    if version != 3:
        raise Skip(f"reads metadata version 3, not {version}")
    checkpoint_id, master_states, operators, at = *struct.unpack_from(">qii", data, 8), 24
    if checkpoint_id < 0 or master_states != 0 or operators < 0:
        raise Skip("reads no master states, and judges no numbers")
    found = []
    for _ in range(operators):
        operator, at = read_operator(data, at)
        found.append(operator)
    # A 64-bit integer travels as a decimal string.
    return {"result": {"checkpointId": str(checkpoint_id), "masterStates": [],
                       "operators": found, "properties": None}}


def read_operator(data, at):
    parallelism, most, coordinator, subtasks = struct.unpack_from(">iibi", data, at + 16)
    if coordinator != 0 or subtasks > 0 or not 0 <= parallelism <= most:
        raise Skip("reads no state, and judges no numbers")
    return {"operatorId": data[at:at + 16].hex(), "name": None, "uid": None,
            "parallelism": parallelism, "maxParallelism": most, "coordinatorState": None,
            # Below zero where the operator had finished.
            "fullyFinished": subtasks < 0, "subtasks": []}, at + 29


def answer(ask):
    try:
        metadata = next(f for f in ask["files"] if f["path"] == ask["metadata"])
        return decode(base64.b64decode(metadata["bytes"]))
    except Skip as skip:
        return {"skipped": {"why": str(skip)}}
    except struct.error:
        return {"skipped": {"why": "does not tell where a file is cut"}}


for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "hello":
        reply = {"type": "hello", "protocol": 1, "name": "example-python", "version": "1",
                 "language": "Python", "questions": ["decode"], "profiles": ["flink-2.3"], "window": 16}
    else:
        reply = {"type": "answer", "id": message["id"], **answer(message)}
    print(json.dumps(reply), flush=True)
