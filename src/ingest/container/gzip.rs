//! One stream: `.csv.gz`, also of several parts behind each other.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::{Want, read_stream};
use crate::ingest::FatalError;

/// True for the first bytes of a GZIP stream.
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1f, 0x8b])
}

/// Inflates a stream.
pub(super) fn inflate(packed: impl Read, want: Want) -> Result<Vec<u8>, FatalError> {
    read_stream(MultiGzDecoder::new(packed), want)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn parts_behind_each_other_are_one_text() {
        let two = [packed(b"a,b\n"), packed(b"1,2\n")].concat();
        assert_eq!(inflate(&two[..], Want::All).unwrap(), b"a,b\n1,2\n");
    }

    #[test]
    fn a_stream_cut_anywhere_is_truncated() {
        let whole = packed(&b"customer,date,amount\n".repeat(200));
        for length in 2..whole.len() {
            let cut = inflate(&whole[..length], Want::All);
            assert_eq!(cut, Err(FatalError::ArchiveTruncated), "{length}");
        }
    }

    #[test]
    fn a_damaged_stream_is_told_from_a_truncated_one() {
        let mut bytes = packed(&b"customer,date,amount\n".repeat(200));
        let place = bytes.len() - 6;
        bytes[place] ^= 0x55;
        let result = inflate(&bytes[..], Want::All);
        assert_eq!(result, Err(FatalError::ArchiveDamaged));
    }

    #[test]
    fn a_head_ends_one_byte_behind_what_was_asked_for() {
        let whole = packed(&[b'x'; 5000]);
        assert_eq!(inflate(&whole[..], Want::Head(100)).unwrap().len(), 101);
    }
}
