//! Names of columns in Chinese and English, by the role they name, as shops, CRMs, subscription and
//! survey tools write them. Within a role the better names stand first.

mod customers;
mod orders;
mod others;

use super::Role;

/// Names of roles as [`super::roles::fold`] writes them, between blanks.
fn all() -> impl Iterator<Item = (Role, &'static str)> {
    [&orders::NAMES[..], &customers::NAMES, &others::NAMES]
        .into_iter()
        .flatten()
        .copied()
}

/// The place of a folded name among those of its role, with the role.
pub(super) fn lookup(folded: &str) -> Option<(Role, usize)> {
    all().find_map(|(role, names)| {
        let rank = names.split_whitespace().position(|name| name == folded)?;
        Some((role, rank))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::ingest::roles::fold;

    #[test]
    fn every_role_has_names_in_both_languages() {
        for role in Role::ALL {
            let (_, names) = all().find(|(named, _)| *named == role).unwrap();
            assert!(
                names.split_whitespace().any(|name| name.is_ascii()),
                "{role:?}"
            );
            assert!(
                names.split_whitespace().any(|name| !name.is_ascii()),
                "{role:?}"
            );
        }
    }

    #[test]
    fn no_name_stands_for_two_roles() {
        let mut seen = HashSet::new();
        for (_, names) in all() {
            for name in names.split_whitespace() {
                assert!(seen.insert(name), "{name}");
                assert_eq!(fold(name), name);
            }
        }
    }
}
