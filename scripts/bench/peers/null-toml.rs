//! A decoder for toml-test that refuses every document.
fn main() {
    std::process::exit(1);
}
