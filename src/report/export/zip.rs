//! A ZIP archive of a few deflated files, as XLSX needs it.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1 January 1980, the first day the format knows: the same archive on every day.
const DAY: u16 = 0x21;
const LOCAL_HEADER: u32 = 0x0403_4B50;
const CENTRAL_HEADER: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;
/// File names are UTF-8.
const FLAGS: u16 = 0x0800;
const DEFLATED: u16 = 8;
/// Version 2.0 of the format, which knows deflate.
const VERSION: u16 = 20;

/// An archive being written.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

/// One file being written into an archive.
pub(super) struct Entry<'a> {
    archive: &'a mut Archive,
    name: &'a str,
    packed: DeflateEncoder<Vec<u8>>,
    crc: Crc,
}

impl Archive {
    /// Begins a file; [`Entry::finish`] ends it.
    pub(super) fn entry<'a>(&'a mut self, name: &'a str) -> Entry<'a> {
        Entry {
            archive: self,
            name,
            packed: DeflateEncoder::new(Vec::new(), Compression::new(4)),
            crc: Crc::new(),
        }
    }

    /// A whole file.
    pub(super) fn add(&mut self, name: &str, text: &str) -> io::Result<()> {
        let mut entry = self.entry(name);
        entry.write_all(text.as_bytes())?;
        entry.finish()
    }

    /// The archive as bytes.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len() as u32;
        let length = self.directory.len() as u32;
        self.bytes.append(&mut self.directory);
        let out = &mut self.bytes;
        out.extend(END.to_le_bytes());
        out.extend([0; 4]);
        out.extend(self.entries.to_le_bytes());
        out.extend(self.entries.to_le_bytes());
        out.extend(length.to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0; 2]);
        self.bytes
    }
}

impl Write for Entry<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.crc.update(bytes);
        self.packed.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Entry<'_> {
    /// Ends the file.
    ///
    /// # Errors
    /// Only what writing to memory can fail with, and an archive of more than 4 GB.
    pub(super) fn finish(self) -> io::Result<()> {
        let packed = self.packed.finish()?;
        let too_large = |_| io::Error::from(io::ErrorKind::FileTooLarge);
        let start = u32::try_from(self.archive.bytes.len()).map_err(too_large)?;
        let size = u32::try_from(packed.len()).map_err(too_large)?;
        let mut common = Vec::with_capacity(26);
        common.extend(VERSION.to_le_bytes());
        common.extend(FLAGS.to_le_bytes());
        common.extend(DEFLATED.to_le_bytes());
        common.extend([0; 2]);
        common.extend(DAY.to_le_bytes());
        common.extend(self.crc.sum().to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(self.crc.amount().to_le_bytes());
        common.extend((self.name.len() as u16).to_le_bytes());
        common.extend([0; 2]);

        let out = &mut self.archive.bytes;
        out.extend(LOCAL_HEADER.to_le_bytes());
        out.extend(&common);
        out.extend(self.name.as_bytes());
        out.extend(packed);

        let out = &mut self.archive.directory;
        out.extend(CENTRAL_HEADER.to_le_bytes());
        out.extend(VERSION.to_le_bytes());
        out.extend(&common);
        // Comment length, disk, attributes inside and out.
        out.extend([0; 10]);
        out.extend(start.to_le_bytes());
        out.extend(self.name.as_bytes());
        self.archive.entries += 1;
        Ok(())
    }
}
