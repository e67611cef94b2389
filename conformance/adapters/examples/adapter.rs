//! A savepoint-spec adapter: answers decode where a file has no more than it reads, and skips the rest.
//!
//! Try it:  rustc --edition 2021 -O adapter.rs && savepoint-spec adapter check --wire ndjson ./adapter
//! Put your own parser in the place of `decode`, and serde_json in the place of `field`.
use std::io::{stdin, stdout, BufRead, Result, Write};

/// What this adapter does not know. Honest, and never a failure.
fn skipped(why: &str) -> String {
    format!(r#""skipped":{{"why":"{why}"}}"#)
}

fn refused(code: &str) -> String {
    format!(r#""refused":{{"code":"{code}","stage":"decode"}}"#)
}

/// Takes bytes from the front; none where fewer are left.
fn take<const N: usize>(data: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = data.split_first_chunk::<N>()?;
    *data = rest;
    Some(*taken)
}

fn decode(data: &mut &[u8]) -> String {
    match take(data).map(u32::from_be_bytes) {
        None => return refused("HEADER_TRUNCATED"),
        Some(0x4960672D) => (),
        Some(_) => return refused("MAGIC_UNEXPECTED"),
    }
    match take(data).map(i32::from_be_bytes) {
        None => refused("HEADER_TRUNCATED"),
        Some(1) => refused("VERSION_NO_LONGER_SUPPORTED"),
        Some(3) => body(data).unwrap_or_else(|| {
            skipped("reads no state, judges no numbers, and does not tell where a file is cut")
        }),
        Some(2..=6) => skipped("reads metadata version 3 alone"),
        Some(_) => refused("VERSION_UNKNOWN"),
    }
}

/// A snapshot without state; none for another one.
fn body(data: &mut &[u8]) -> Option<String> {
    let checkpoint_id = i64::from_be_bytes(take(data)?);
    let master_states = i32::from_be_bytes(take(data)?);
    let count = i32::from_be_bytes(take(data)?);
    if checkpoint_id < 0 || master_states != 0 || count < 0 {
        return None;
    }
    let mut operators = Vec::new();
    for _ in 0..count {
        operators.push(operator(data)?);
    }
    let operators = operators.join(",");
    // A 64-bit integer travels as a decimal string.
    Some(format!(
        r#""result":{{"checkpointId":"{checkpoint_id}","masterStates":[],"operators":[{operators}],"properties":null}}"#
    ))
}

fn operator(data: &mut &[u8]) -> Option<String> {
    let id = format!("{:032x}", u128::from_be_bytes(take(data)?));
    let parallelism = i32::from_be_bytes(take(data)?);
    let most = i32::from_be_bytes(take(data)?);
    let coordinator = take::<1>(data)?[0];
    let subtasks = i32::from_be_bytes(take(data)?);
    let finished = subtasks < 0;
    (coordinator == 0 && subtasks <= 0 && (0..=most).contains(&parallelism)).then(|| format!(
        r#"{{"operatorId":"{id}","name":null,"uid":null,"parallelism":{parallelism},"maxParallelism":{most},"coordinatorState":null,"fullyFinished":{finished},"subtasks":[]}}"#
    ))
}

/// What follows a text, up to another. The harness writes no blanks, and a quote inside a string has a backslash before it.
fn field<'a>(line: &'a str, after: &str, until: char) -> &'a str {
    let start = line.find(after).map_or(line.len(), |at| at + after.len());
    line[start..].split(until).next().unwrap_or("")
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = |digit: &u8| DIGITS.iter().position(|each| each == digit).unwrap_or(0) as u32;
    let quads = text.as_bytes().chunks(4);
    let bytes = quads.flat_map(|quad| quad.iter().fold(0, |sum, digit| sum << 6 | value(digit)).to_be_bytes().into_iter().skip(1));
    bytes.take(text.trim_end_matches('=').len() * 3 / 4).collect()
}

fn main() -> Result<()> {
    for line in stdin().lock().lines() {
        let line = line?;
        let reply = if line.contains(r#""type":"hello""#) {
            r#""type":"hello","protocol":1,"name":"example-rust","version":"1","language":"Rust","questions":["decode"],"profiles":["flink-2.3"],"window":16"#.to_string()
        } else {
            let path = field(&line, r#""metadata":""#, '"');
            let data = from_base64(field(&line, &format!(r#""path":"{path}","bytes":""#), '"'));
            format!(r#""type":"answer","id":{},{}"#, field(&line, r#""id":"#, ','), decode(&mut &data[..]))
        };
        println!("{{{reply}}}");
        stdout().flush()?;
    }
    Ok(())
}
