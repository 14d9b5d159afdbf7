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

/// An archive being written, file by file: of each no more is held than it takes packed.
pub(super) struct Archive<'o> {
    out: &'o mut dyn Write,
    /// Bytes written so far.
    length: u64,
    directory: Vec<u8>,
    entries: u16,
}

/// One file being written into an archive.
pub(super) struct Entry<'a, 'o> {
    archive: &'a mut Archive<'o>,
    name: &'a str,
    packed: DeflateEncoder<Vec<u8>>,
    crc: Crc,
}

impl<'o> Archive<'o> {
    /// An archive that goes to `out`.
    pub(super) fn new(out: &'o mut dyn Write) -> Archive<'o> {
        Archive {
            out,
            length: 0,
            directory: Vec::new(),
            entries: 0,
        }
    }

    /// Begins a file; [`Entry::finish`] ends it.
    pub(super) fn entry<'a>(&'a mut self, name: &'a str) -> Entry<'a, 'o> {
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

    /// Ends the archive.
    ///
    /// # Errors
    /// What writing fails with, and an archive of more than 4 GB.
    pub(super) fn finish(self) -> io::Result<()> {
        let start = four_bytes(self.length)?;
        let length = four_bytes(self.directory.len() as u64)?;
        let mut end = self.directory;
        end.extend(END.to_le_bytes());
        end.extend([0; 4]);
        end.extend(self.entries.to_le_bytes());
        end.extend(self.entries.to_le_bytes());
        end.extend(length.to_le_bytes());
        end.extend(start.to_le_bytes());
        end.extend([0; 2]);
        self.out.write_all(&end)
    }
}

/// A length as the format holds it.
fn four_bytes(length: u64) -> io::Result<u32> {
    u32::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge.into())
}

impl Write for Entry<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.crc.update(bytes);
        self.packed.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Entry<'_, '_> {
    /// Ends the file.
    ///
    /// # Errors
    /// What writing fails with, and an archive of more than 4 GB.
    pub(super) fn finish(self) -> io::Result<()> {
        let packed = self.packed.finish()?;
        let archive = self.archive;
        let start = four_bytes(archive.length)?;
        let size = four_bytes(packed.len() as u64)?;
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

        let mut header = Vec::with_capacity(30 + self.name.len());
        header.extend(LOCAL_HEADER.to_le_bytes());
        header.extend(&common);
        header.extend(self.name.as_bytes());
        archive.out.write_all(&header)?;
        archive.out.write_all(&packed)?;
        archive.length += (header.len() + packed.len()) as u64;

        let out = &mut archive.directory;
        out.extend(CENTRAL_HEADER.to_le_bytes());
        out.extend(VERSION.to_le_bytes());
        out.extend(&common);
        // Comment length, disk, attributes inside and out.
        out.extend([0; 10]);
        out.extend(start.to_le_bytes());
        out.extend(self.name.as_bytes());
        archive.entries += 1;
        Ok(())
    }
}
