//! JSON as a stream: objects key by key, lists item by item, so that only one item is held. Nesting is bounded by serde_json.

use super::decode::Source;
use super::gather::Gather;
use super::pace::Pace;
use super::{IssueCode, Refusal};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What is done with the values of an object.
pub(super) trait Keys {
    /// Reads the value of a key that is wanted; `false` leaves it to be skipped.
    fn key<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error>;
    /// Nothing of what was read is held any longer.
    fn let_go(&self);
}

/// What is done with the items of a list.
pub(super) trait Items {
    /// Reads the next item; `false` at the end.
    fn item<'de, S: SeqAccess<'de>>(&mut self, list: &mut S) -> Result<bool, S::Error>;
}

/// Reads an object by its keys; anything else is skipped.
pub(super) struct Object<'k, K>(pub(super) &'k mut K);

impl<'de, K: Keys> DeserializeSeed<'de> for Object<'_, K> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, K: Keys> Visitor<'de> for Object<'_, K> {
    type Value = ();
    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.0.let_go();
            if !self.0.key(&key, &mut map)? {
                let keys = &*self.0;
                map.next_value_seed(Skip(&|| keys.let_go()))?;
            }
        }
        Ok(())
    }
}

/// Reads a list by its items; anything else is an error.
pub(super) struct List<'k, I>(pub(super) &'k mut I);

impl<'de, I: Items> DeserializeSeed<'de> for List<'_, I> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, I: Items> Visitor<'de> for List<'_, I> {
    type Value = ();
    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a list")
    }
    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while self.0.item(&mut list)? {}
        Ok(())
    }
}

/// Drops a value piece by piece, so that a long one counts as nothing held.
struct Skip<'s>(&'s dyn Fn());

impl<'de> DeserializeSeed<'de> for Skip<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Skip<'_> {
    type Value = ();
    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("anything")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            (self.0)();
            map.next_value_seed(Skip(self.0))?;
        }
        Ok(())
    }
    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while list.next_element_seed(Skip(self.0))?.is_some() {
            (self.0)();
        }
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// One text or several, whatever of the two the file writes; numbers as text, anything else as nothing.
#[derive(Debug, Default)]
pub(super) struct Texts(pub(super) Vec<String>);

impl Texts {
    pub(super) fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }
}

impl<'de> serde::Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Texts, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Texts;
            fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
                to.write_str("a text or a list of texts")
            }
            fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.to_owned()]))
            }
            fn visit_string<E>(self, text: String) -> Result<Texts, E> {
                Ok(Texts(vec![text]))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Texts, E> {
                Ok(Texts(vec![number.to_string()]))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Texts, E> {
                Ok(Texts(vec![number.to_string()]))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Texts, E> {
                Ok(Texts::default())
            }
            fn visit_bool<E>(self, yes: bool) -> Result<Texts, E> {
                Ok(Texts(vec![yes.to_string()]))
            }
            fn visit_unit<E>(self) -> Result<Texts, E> {
                Ok(Texts::default())
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Texts, S::Error> {
                let mut texts = Vec::new();
                while let Some(Texts(more)) = list.next_element()? {
                    texts.extend(more);
                }
                Ok(Texts(texts))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Texts::default())
            }
        }
        from.deserialize_any(Any)
    }
}

/// Ends the reading from within serde.
pub(super) fn halt<E: Error>(pace: &Pace, refusal: Refusal) -> E {
    E::custom(pace.stop(refusal))
}

/// What the end of the stream means: damage is an issue of the record it stands in.
pub(super) fn ended(result: Result<(), serde_json::Error>, gather: &mut Gather) -> Result<(), Refusal> {
    let Err(error) = result else { return Ok(()) };
    if let Some(refusal) = gather.pace.reason() {
        return Err(refusal);
    }
    if error.is_io() {
        return Err(Refusal::Read(error.into()));
    }
    let code = if error.is_eof() { IssueCode::CutShort } else { IssueCode::BrokenLine };
    gather.issue(code, gather.pace.rows() + 1, "", "");
    Ok(())
}

/// Walks the whole document from its top object.
pub(super) fn walk<K: Keys>(source: &mut Source, top: &mut K) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_reader(source);
    Object(top).deserialize(&mut json)?;
    json.end()
}
