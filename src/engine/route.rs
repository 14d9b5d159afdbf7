//! The rooms of the page and their addresses behind `#`.

/// One room of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The file and how it is read.
    #[default]
    Data,
    /// Who the customers are.
    Segments,
    /// What they are worth.
    Value,
    /// What would change it.
    Scenarios,
    /// What stays on the machine, and how to erase it.
    Privacy,
}

impl Route {
    /// Every room in the order of the menu.
    pub const ALL: [Route; 5] = [
        Route::Data,
        Route::Segments,
        Route::Value,
        Route::Scenarios,
        Route::Privacy,
    ];

    /// The room of an address; none when it names no room. What follows a `?` is left to
    /// [`query_of`], a topic within the room to [`topic_of`].
    pub fn from_hash(hash: &str) -> Option<Route> {
        let path = room_and_topic(hash).0;
        Route::ALL.into_iter().find(|room| room.to_hash() == path)
    }

    /// The address of a topic within the room.
    pub fn to_topic(self, slug: &str) -> String {
        format!("{}/{slug}", self.to_hash())
    }

    /// The address of the room, for `href`.
    pub fn to_hash(self) -> &'static str {
        match self {
            Route::Data => "#/data",
            Route::Segments => "#/segments",
            Route::Value => "#/value",
            Route::Scenarios => "#/scenarios",
            Route::Privacy => "#/privacy",
        }
    }
}

/// The topic an address names within its room, such as `rfm` in `#/segments/rfm`.
pub fn topic_of(hash: &str) -> Option<&str> {
    let within = room_and_topic(hash).1?;
    within.split('/').next().filter(|topic| !topic.is_empty())
}

/// What an address names within its topic, such as `C1` in `#/segments/customers/C1`, as it is written
/// there.
pub fn item_of(hash: &str) -> Option<&str> {
    let (_, item) = room_and_topic(hash).1?.split_once('/')?;
    (!item.is_empty()).then_some(item)
}

fn room_and_topic(hash: &str) -> (&str, Option<&str>) {
    let path = hash.split('?').next().unwrap_or_default();
    match path.match_indices('/').nth(1) {
        Some((place, _)) if place + 1 < path.len() => (&path[..place], Some(&path[place + 1..])),
        _ => (path, None),
    }
}

/// What follows the `?` of an address, such as the settings of a share link.
pub fn query_of(hash: &str) -> Option<&str> {
    hash.split_once('?').map(|(_, query)| query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_room_finds_back() {
        for room in Route::ALL {
            assert_eq!(Route::from_hash(room.to_hash()), Some(room));
        }
    }

    #[test]
    fn a_topic_does_not_hide_the_room() {
        let address = Route::Value.to_topic("clv");
        assert_eq!(Route::from_hash(&address), Some(Route::Value));
        assert_eq!(topic_of(&address), Some("clv"));
        assert_eq!(topic_of("#/segments/rfm?x=1/2"), Some("rfm"));
        for plain in ["#/value", "#/value/", "", "#/value?a/b/c"] {
            assert_eq!(topic_of(plain), None, "{plain}");
        }
    }

    #[test]
    fn an_item_stands_behind_its_topic_and_hides_neither_room_nor_topic() {
        let address = "#/segments/customers/%E7%8E%8B%2F1?x=1/2";
        assert_eq!(Route::from_hash(address), Some(Route::Segments));
        assert_eq!(topic_of(address), Some("customers"));
        assert_eq!(item_of(address), Some("%E7%8E%8B%2F1"));
        for plain in [
            "#/segments/customers",
            "#/segments/customers/",
            "#/segments",
            "",
        ] {
            assert_eq!(item_of(plain), None, "{plain}");
        }
        assert_eq!(topic_of("#/segments/customers/"), Some("customers"));
    }

    #[test]
    fn unknown_addresses_name_no_room() {
        for hash in ["", "#", "#/", "#data", "#/Data", "#/data/", "#/值", "data"] {
            assert_eq!(Route::from_hash(hash), None, "{hash}");
        }
    }

    #[test]
    fn a_query_does_not_hide_the_room() {
        assert_eq!(
            Route::from_hash("#/scenarios?s=1?2"),
            Some(Route::Scenarios)
        );
        assert_eq!(query_of("#/scenarios?s=1?2"), Some("s=1?2"));
        assert_eq!(query_of("#/scenarios"), None);
    }
}
