//! Answers every question with `skipped`, or gives every frame back as it came: what is measured with
//! it is the harness, or the pipe alone.
//!
//! `null-adapter WINDOW`, or `null-adapter echo`
use std::io::{BufWriter, Read, Write};

/// The greeting, up to the window.
const HELLO: &[u8] = b"\x87\xa4type\xa5hello\xa8protocol\x01\xa4name\xa4null\xa7version\xa11\xa8language\xa4Rust\
\xa9questions\x94\xa6decode\xa6encode\xa7restore\xa4open\xa6window";

/// A message begins with `{type: "ask", id: …`: so many bytes after the map's head comes the ID.
const ID_AT: usize = 12;

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_else(|| "1".into());
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut held: Vec<u8> = Vec::new();
    let mut chunk = vec![0u8; 1 << 16];
    loop {
        let read = input.read(&mut chunk).expect("standard input");
        if read == 0 {
            return;
        }
        held.extend_from_slice(&chunk[..read]);
        let mut start = 0;
        while let Some(end) = frame_end(&held, start) {
            let body = &held[start + 4..end];
            if mode == "echo" {
                output.write_all(&held[start..end]).expect("standard output");
            } else {
                answer(body, &mode, &mut output);
            }
            start = end;
        }
        held.drain(..start);
        output.flush().expect("standard output");
    }
}

fn frame_end(held: &[u8], start: usize) -> Option<usize> {
    let head: [u8; 4] = held.get(start..start + 4)?.try_into().ok()?;
    let end = start + 4 + u32::from_be_bytes(head) as usize;
    (end <= held.len()).then_some(end)
}

fn answer(body: &[u8], window: &str, output: &mut impl Write) {
    let is_hello = body.windows(5).take(16).any(|part| part == b"hello");
    let mut message = Vec::with_capacity(128);
    if is_hello {
        message.extend_from_slice(HELLO);
        let window: u16 = window.parse().expect("a window");
        message.push(0xcd);
        message.extend_from_slice(&window.to_be_bytes());
    } else {
        message.extend_from_slice(b"\x83\xa4type\xa6answer\xa2id");
        message.extend_from_slice(id_of(body));
        message.extend_from_slice(b"\xa7skipped\x81\xa3why\xa4null");
    }
    output.write_all(&(message.len() as u32).to_be_bytes()).expect("standard output");
    output.write_all(&message).expect("standard output");
}

/// The bytes of the ID, whatever their width.
fn id_of(body: &[u8]) -> &[u8] {
    let head = match body[0] {
        0xde => 3,
        0xdf => 5,
        _ => 1,
    };
    let at = head + ID_AT;
    let width = match body[at] {
        0xcc => 2,
        0xcd => 3,
        0xce => 5,
        0xcf => 9,
        _ => 1,
    };
    &body[at..at + width]
}
