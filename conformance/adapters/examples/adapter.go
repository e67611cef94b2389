// A savepoint-spec adapter: answers decode where a file has no more than it reads, and skips the rest.
//
// Try it:  go build -o adapter adapter.go && savepoint-spec adapter check --wire ndjson ./adapter
// Put your own parser in the place of decode.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"os"
	"strconv"
)

type object = map[string]any

// What this adapter does not know. Honest, and never a failure.
func skipped(why string) object { return object{"skipped": object{"why": why}} }

func refused(code string) object { return object{"refused": object{"code": code, "stage": "decode"}} }

func decode(data []byte) object {
	var magic, version int32
	input := bytes.NewReader(data)
	read := func(into any) bool { return binary.Read(input, binary.BigEndian, into) == nil }
	switch {
	case !read(&magic):
		return refused("HEADER_TRUNCATED")
	case magic != 0x4960672D:
		return refused("MAGIC_UNEXPECTED")
	case !read(&version):
		return refused("HEADER_TRUNCATED")
	case version == 1:
		return refused("VERSION_NO_LONGER_SUPPORTED")
	case version < 1 || version > 6:
		return refused("VERSION_UNKNOWN")
	case version != 3:
		return skipped("reads metadata version 3 alone")
	}
	var body struct {
		CheckpointId            int64
		MasterStates, Operators int32
	}
	if !read(&body) || body.CheckpointId < 0 || body.MasterStates != 0 || body.Operators < 0 {
		return skipped("reads no master states, judges no numbers, and does not tell where a file is cut")
	}
	operators := []object{}
	for range body.Operators {
		operator := readOperator(read)
		if operator == nil {
			return skipped("reads no state, judges no numbers, and does not tell where a file is cut")
		}
		operators = append(operators, operator)
	}
	id := strconv.FormatInt(body.CheckpointId, 10) // A 64-bit integer travels as a decimal string.
	return object{"result": object{"checkpointId": id, "masterStates": []any{}, "operators": operators, "properties": nil}}
}

// An operator without subtasks; nil for another one.
func readOperator(read func(any) bool) object {
	var head struct {
		Id                [16]byte
		Parallelism, Most int32
		Coordinator       int8
		Subtasks          int32 // Below zero where the operator had finished.
	}
	if !read(&head) || head.Coordinator != 0 || head.Subtasks > 0 || head.Parallelism < 0 || head.Parallelism > head.Most {
		return nil
	}
	return object{"operatorId": hex.EncodeToString(head.Id[:]), "name": nil, "uid": nil, "parallelism": head.Parallelism,
		"maxParallelism": head.Most, "coordinatorState": nil, "fullyFinished": head.Subtasks < 0, "subtasks": []any{}}
}

func main() {
	type ask struct {
		Type, Metadata string
		Id             int
		Files          []struct {
			Path  string
			Bytes []byte // Base64 in JSON.
		}
	}
	messages, replies := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for message := (ask{}); messages.Decode(&message) == nil; message = (ask{}) {
		reply := object{"type": "hello", "protocol": 1, "name": "example-go", "version": "1", "language": "Go",
			"questions": []string{"decode"}, "profiles": []string{"flink-2.3"}, "window": 16}
		if message.Type == "ask" {
			reply = object{"skipped": object{"why": "the metadata is not among the files"}}
			for _, file := range message.Files {
				if file.Path == message.Metadata {
					reply = decode(file.Bytes)
				}
			}
			reply["type"], reply["id"] = "answer", message.Id
		}
		replies.Encode(reply) // Writes a line, at once.
	}
}
