//! One stream of a compound file, put together from its sectors.
//!
//! Source: [MS-CFB], sections 2.2 to 2.6. Only what is needed to look into an `.xls` before a reader
//! lays its cells out.

/// Ends a chain of sectors; what is above marks sectors that hold none.
const LAST_SECTOR: u32 = 0xffff_fffa;
/// Streams shorter than this lie in the small sectors.
const SMALL: usize = 4096;

/// The bytes of the first stream of one of these names; none when the file is not sound.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let file = File::open(bytes)?;
    let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
    let root = directory.get(..128)?;
    let entry = names.iter().find_map(|name| {
        let mut entries = directory.chunks_exact(128);
        entries.find(|entry| is_named(entry, name))
    })?;
    let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    if length >= SMALL {
        return file.chain(start, length);
    }
    let small = file.chain(u32_at(root, 116)?, u32_at(root, 120)? as usize)?;
    let table = file.chain(u32_at(bytes, 60)?, usize::MAX)?;
    let sector = |number: u32| small.get(number as usize * 64..)?.get(..64);
    let next = |number: u32| u32_at(&table, number as usize * 4);
    follow(start, length, small.len() / 64, sector, next)
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    let units = entry[..length.clamp(2, 64) - 2].chunks_exact(2);
    let units = units.map(|two| u16::from_le_bytes([two[0], two[1]]));
    let written: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect();
    written.eq_ignore_ascii_case(name)
}

/// A compound file and its table of sectors.
struct File<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Option<File<'a>> {
        let sector = match u16::from_le_bytes([*bytes.get(30)?, *bytes.get(31)?]) {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = File {
            bytes,
            sector,
            table: Vec::new(),
        };
        let mut parts: Vec<u32> = (0..109)
            .filter_map(|at| u32_at(bytes, 76 + at * 4))
            .collect();
        let mut further = u32_at(bytes, 68)?;
        let mut left = bytes.len() / sector;
        while further < LAST_SECTOR && left > 0 {
            let sector = file.at(further)?;
            let places = sector.len() / 4 - 1;
            parts.extend((0..places).filter_map(|at| u32_at(sector, at * 4)));
            further = u32_at(sector, places * 4)?;
            left -= 1;
        }
        for part in parts.into_iter().filter(|&part| part < LAST_SECTOR) {
            let sector = file.at(part)?;
            let numbers = (0..sector.len() / 4).filter_map(|at| u32_at(sector, at * 4));
            file.table.extend(numbers);
        }
        Some(file)
    }

    /// A sector; the last one of a file may be short.
    fn at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let most = self.bytes.len() / self.sector + 1;
        let next = |number: u32| self.table.get(number as usize).copied();
        follow(start, length, most, |number| self.at(number), next)
    }
}

/// Sectors one behind the other; none when the chain runs in a circle or out of the file.
fn follow<'a>(
    start: u32,
    length: usize,
    most: usize,
    sector: impl Fn(u32) -> Option<&'a [u8]>,
    next: impl Fn(u32) -> Option<u32>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut number = start;
    let mut passed = 0;
    while number < LAST_SECTOR && bytes.len() < length {
        bytes.extend_from_slice(sector(number)?);
        number = next(number)?;
        passed += 1;
        if passed > most {
            return None;
        }
    }
    bytes.truncate(length);
    Some(bytes)
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}
