//! Who a card is of, as the address of the page says it.

use crate::ingest::Texts;
use crate::text::mask::masked;

/// Stands before the mark of an id that is not to be read in an address.
const MARKED: char = '~';

/// The end of the address of a customer's card: the id, percent-encoded. An id that screens show
/// without its middle, such as a phone number, is not written out; a mark of it (FNV-1a, 64 bits)
/// stands there.
pub fn card_address(id: &str) -> String {
    match masked(id) == id {
        true => encoded(id),
        false => format!("{MARKED}{:016x}", mark(id)),
    }
}

/// The number of the customer an address names; none where nobody here is.
pub fn customer_at(address: &str, ids: &Texts) -> Option<u32> {
    let place = match address.strip_prefix(MARKED) {
        Some(marked) => {
            let wanted = u64::from_str_radix(marked, 16).ok()?;
            ids.iter().position(|id| mark(id) == wanted)?
        }
        None => {
            let wanted = decoded(address)?;
            ids.iter().position(|id| *id == *wanted)?
        }
    };
    u32::try_from(place).ok()
}

/// The id an address names, as a screen may show it; none where it holds only a mark.
pub fn id_in_address(address: &str) -> Option<String> {
    match address.starts_with(MARKED) {
        true => None,
        false => decoded(address).map(|id| masked(&id)),
    }
}

fn mark(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |mark: u64, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn encoded(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                address.push(char::from(byte));
            }
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let code = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [&str; 6] = ["C1", "王 小明/1?", "~1a", "13812345678", "50%", "a#b"];

    #[test]
    fn every_id_finds_back_from_its_address() {
        let ids: Texts = IDS.into_iter().collect();
        for (place, id) in IDS.into_iter().enumerate() {
            let address = card_address(id);
            let is_plain = |it: char| it.is_ascii_alphanumeric() || "%-_.~".contains(it);
            assert!(address.chars().all(is_plain), "{address}");
            assert_eq!(customer_at(&address, &ids), Some(place as u32), "{address}");
        }
        // As a browser hands on what somebody typed.
        assert_eq!(customer_at("%E7%8E%8B%20小明%2f1?", &ids), Some(1));
    }

    #[test]
    fn an_address_gives_no_phone_number_away() {
        let address = card_address("13812345678");
        assert!(!address.contains("1381234"), "{address}");
        assert_eq!(id_in_address(&address), None);
        assert_eq!(id_in_address("13812345678").as_deref(), Some("138••••5678"));
        assert_eq!(id_in_address("%E7%8E%8B").as_deref(), Some("王"));
    }

    #[test]
    fn an_address_of_nobody_names_nobody() {
        let ids: Texts = IDS.into_iter().collect();
        for address in ["C2", "%", "%E7", "%zz", "~", "~zz", "~00000000000000ff"] {
            assert_eq!(customer_at(address, &ids), None, "{address}");
        }
    }
}
