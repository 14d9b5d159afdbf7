//! Fields of a question by their place.

use serde_json::Value;

/// What stands at a place: the names on the way to it, parted by `/`.
pub fn at<'a>(question: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('/')
        .try_fold(question, |place, name| match place {
            Value::Array(items) => items.get(name.parse::<usize>().ok()?),
            place => place.get(name),
        })
}

/// The question with something else at a place. Where a number says who gave it, that is the user
/// from now on; where it is taken away, nothing is left. None where there is no such place.
pub fn with(question: &Value, path: &str, entered: Value) -> Option<Value> {
    let mut question = question.clone();
    let mut place = &mut question;
    for name in path.split('/') {
        place = match place {
            Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?)?,
            Value::Object(fields) => fields.get_mut(name)?,
            _ => return None,
        };
    }
    *place = match (&*place, entered) {
        (_, Value::Null) => Value::Null,
        (Value::Object(given), entered) if given.contains_key("source") && !entered.is_object() => {
            given_by_user(entered)
        }
        (_, entered) => entered,
    };
    Some(question)
}

fn given_by_user(value: Value) -> Value {
    let fields = [("value", value), ("source", Value::from("assumption"))];
    Value::Object(
        fields
            .into_iter()
            .map(|(name, it)| (name.to_owned(), it))
            .collect(),
    )
}

/// True where a number of a question was counted in a file: asked of another file, it tells of the
/// one before.
pub fn tells_of_file(question: &Value) -> bool {
    match question {
        Value::Object(fields) => {
            fields.get("source").and_then(Value::as_str) == Some("file")
                || fields.values().any(tells_of_file)
        }
        Value::Array(all) => all.iter().any(tells_of_file),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_question_with_a_number_of_a_file_tells_of_it() {
        let of = |source: &str| {
            json!({"lifetime": {"retention": {"survivors": [
                {"value": 1.0, "source": "case"}, {"value": 0.7, "source": source}
            ]}}})
        };
        assert!(tells_of_file(&of("file")));
        assert!(!tells_of_file(&of("assumption")));
        assert!(!tells_of_file(
            &json!({"lifetime": {"forecast": {"model": "auto"}}})
        ));
    }

    #[test]
    fn an_entered_number_is_the_users_own() {
        let question =
            json!({"clv": {"retention": {"value": 0.8, "source": "case"}, "payments": 4}});
        let changed = with(&question, "clv/retention", json!(0.9)).unwrap();
        assert_eq!(at(&changed, "clv/retention/value"), Some(&json!(0.9)));
        assert_eq!(
            at(&changed, "clv/retention/source"),
            Some(&json!("assumption"))
        );
        let emptied = with(&question, "clv/retention", Value::Null).unwrap();
        assert_eq!(at(&emptied, "clv/retention"), Some(&Value::Null));
        let changed = with(&question, "clv/payments", json!(5)).unwrap();
        assert_eq!(at(&changed, "clv/payments"), Some(&json!(5)));
    }

    #[test]
    fn places_in_lists_are_numbers_and_unknown_places_are_none() {
        let question = json!({"of": [{"a": 1}, {"a": 2}]});
        assert_eq!(at(&question, "of/1/a"), Some(&json!(2)));
        assert_eq!(with(&question, "of/2/a", json!(3)), None);
        assert_eq!(with(&question, "of/x", json!(3)), None);
        assert_eq!(with(&question, "of/0/a/b", json!(3)), None);
    }
}
