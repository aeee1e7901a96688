//! Which files a call names, told by the types of its arguments and of its answer.
//!
//! The window may name only files that a person chose, or that the core handed out. Nobody lists or guesses where paths
//! stand: whatever has the type [`FilePath`] is one, however deep. A value is walked by its own serialiser, which hands
//! the names of types on.

use domain::FilePath;
use serde::ser::{self, Serialize, Serializer};
use std::fmt::Error;

/// Every file a value names, in order.
///
/// # Errors
/// A value that cannot be serialised.
pub(crate) fn files(value: &impl Serialize) -> Result<Vec<FilePath>, Error> {
    let mut walk = Walk(Vec::new());
    value.serialize(&mut walk)?;
    Ok(walk.0)
}

/// The paths met so far.
struct Walk(Vec<FilePath>);

impl Walk {
    fn step<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }
}

/// What holds no path: goes by.
macro_rules! passed {
    ($($method:ident($type:ty))*) => { $(fn $method(self, _: $type) -> Result<(), Error> { Ok(()) })* };
}

impl<'a> Serializer for &'a mut Walk {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = &'a mut Walk;
    type SerializeTuple = &'a mut Walk;
    type SerializeTupleStruct = &'a mut Walk;
    type SerializeTupleVariant = &'a mut Walk;
    type SerializeMap = &'a mut Walk;
    type SerializeStruct = &'a mut Walk;
    type SerializeStructVariant = &'a mut Walk;

    passed! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64) serialize_f32(f32) serialize_f64(f64)
        serialize_char(char) serialize_str(&str) serialize_bytes(&[u8]) serialize_unit_struct(&'static str)
    }

    fn serialize_none(self) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.step(value)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<(), Error> {
        if name != FilePath::TYPE {
            return self.step(value);
        }
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(path)) => {
                self.0.push(path.into());
                Ok(())
            }
            _ => Err(Error),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.step(value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<&'a mut Walk, Error> {
        Ok(self)
    }
}

/// Whatever holds others: each of them is looked at.
macro_rules! holds {
    ($($holder:ident $method:ident)*) => { $(
        impl ser::$holder for &mut Walk {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.step(value)
            }

            fn end(self) -> Result<(), Error> {
                Ok(())
            }
        }
    )* };
}

holds! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

impl ser::SerializeMap for &mut Walk {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.step(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.step(value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

macro_rules! fields {
    ($($holder:ident)*) => { $(
        impl ser::$holder for &mut Walk {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Error> {
                self.step(value)
            }

            fn end(self) -> Result<(), Error> {
                Ok(())
            }
        }
    )* };
}

fields! { SerializeStruct SerializeStructVariant }

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    struct Inner {
        file: FilePath,
        name: String,
    }

    #[derive(Serialize)]
    #[serde(tag = "how", rename_all = "lowercase")]
    enum Tagged {
        One { out: FilePath },
        Other(Inner),
    }

    #[derive(Serialize)]
    enum Choice {
        Path(FilePath),
        Pair(FilePath, u8),
        Both { a: FilePath },
        Neither,
    }

    #[derive(Serialize)]
    struct Everything {
        plain: FilePath,
        none: Option<FilePath>,
        some: Option<FilePath>,
        list: Vec<FilePath>,
        pair: (FilePath, u8),
        by_name: BTreeMap<String, FilePath>,
        by_path: BTreeMap<FilePath, u8>,
        boxed: Box<FilePath>,
        #[serde(flatten)]
        inner: Inner,
        tagged: Vec<Tagged>,
        choices: Vec<Choice>,
    }

    #[test]
    fn every_path_is_found_however_deep_it_stands_and_nothing_else() {
        let inner = |file: &str| Inner { file: file.into(), name: "/no/path".to_owned() };
        let value = Everything {
            plain: "a".into(),
            none: None,
            some: Some("b".into()),
            list: vec!["c".into(), "d".into()],
            pair: ("e".into(), 1),
            by_name: BTreeMap::from([("/no/path".to_owned(), "f".into())]),
            by_path: BTreeMap::from([("g".into(), 1)]),
            boxed: Box::new("h".into()),
            inner: inner("i"),
            tagged: vec![Tagged::One { out: "j".into() }, Tagged::Other(inner("k"))],
            choices: vec![
                Choice::Path("l".into()),
                Choice::Pair("m".into(), 2),
                Choice::Both { a: "n".into() },
                Choice::Neither,
            ],
        };
        let found: String = files(&value).unwrap().iter().map(FilePath::as_str).collect();
        assert_eq!(found, "abcdefghijklmn");
    }
}
