//! A client for connectconformance that answers each request with an error, and looks at nothing but
//! the name of the test: the first field of a request, and of its answer.
use std::io::{self, Read, Write};

fn varint(bytes: &[u8], at: &mut usize) -> usize {
    let (mut value, mut shift) = (0usize, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        value |= ((byte & 0x7f) as usize) << shift;
        if byte < 0x80 {
            return value;
        }
        shift += 7;
    }
}

fn main() -> io::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut length = [0u8; 4];
    while input.read_exact(&mut length).is_ok() {
        let mut request = vec![0; u32::from_be_bytes(length) as usize];
        input.read_exact(&mut request)?;
        let mut end = 1;
        let size = varint(&request, &mut end);
        end += size;
        // ClientErrorResult { message: "x" }, the third field.
        let error = [0x1a, 3, 0x0a, 1, b'x'];
        let mut frame = ((end + error.len()) as u32).to_be_bytes().to_vec();
        frame.extend_from_slice(&request[..end]);
        frame.extend_from_slice(&error);
        output.write_all(&frame)?;
        output.flush()?;
    }
    Ok(())
}
