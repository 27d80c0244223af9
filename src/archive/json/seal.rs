//! The checksum of an archive: SHA-256 of the compact document without its last member, `sha256`.
//!
//! Compact means: no white space outside texts. So a file that was pretty-printed still verifies, and any tool can
//! check one: `jq -cj 'del(.sha256)' FILE | sha256sum`.
use sha2::{Digest, Sha256};

/// Checksum of a document, given up to the comma before the member `sha256`. `spaced`: it may hold white space other
/// than line feeds.
pub fn seal(body: &str, spaced: bool) -> String {
    let mut hash = Sha256::new();
    if spaced {
        compact(body, |piece| hash.update(piece));
    } else {
        // No text holds a raw line feed, so every one of them stands between values.
        body.split('\n').for_each(|line| hash.update(line));
    }
    hash.update("}");
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn compact(body: &str, mut piece: impl FnMut(&str)) {
    let (mut start, mut in_text, mut escaped) = (0, false, false);
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b' ' | b'\t' | b'\r' | b'\n' if !in_text => {
                piece(body.get(start..at).unwrap_or(""));
                start = at + 1;
            }
            _ => {}
        }
    }
    piece(body.get(start..).unwrap_or(""));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_outside_texts_does_not_count() {
        let tight = seal(r#"{"a b":"c \" d","e":[1,2]"#, false);
        assert_eq!(seal("{ \"a b\" :\r\n\t\"c \\\" d\",\n\"e\": [1, 2]", true), tight);
        assert_eq!(seal("{\"a b\":\"c \\\" d\",\n\"e\":[\n1,\n2\n]", false), tight);
        assert_ne!(seal(r#"{"a b":"c \"  d","e":[1,2]"#, true), tight);
    }
}
