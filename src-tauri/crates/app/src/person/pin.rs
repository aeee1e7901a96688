//! PINs of people: asked for at "I am …".

use super::PersonPin;
use super::save::no_such;
use super::working::{acting, chair};
use crate::App;
use crate::prelude::*;
use crate::write::{invalid, operation, written};
use serde_json::json;

/// Holds a PIN against the one kept, and slows down whoever tries wrong ones.
///
/// # Errors
/// `WrongPin`.
pub(super) async fn must_fit(app: &App, pin: Option<&str>, kept: &str) -> Result<(), Problem> {
    app.wrong_pins.wait().await;
    let (pin, kept) = (pin.unwrap_or_default().to_owned(), kept.to_owned());
    let asked = !pin.is_empty();
    let fits = tokio::task::spawn_blocking(move || store::pin::fits(&pin, &kept)).await.map_err(Problem::fault)?;
    if fits {
        app.wrong_pins.right();
        return Ok(());
    }
    // Asking without one is how a window learns that there is one.
    if asked {
        app.wrong_pins.wrong();
    }
    Err(Problem::new(ProblemCode::WrongPin))
}

/// Sets, changes or takes away a PIN: one's own, with the one that stands; a chair anybody's.
///
/// # Errors
/// `WhoAreYou`, `NotActive`, `ChairOnly`, `NoSuchPerson`, `WrongPin`; `InvalidField` for what is not 4–12 digits.
pub async fn set_pin(context: &Context<'_>, args: PersonPin) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let me = acting(&open)?;
    let mine = me.id == args.person;
    if !mine {
        chair(&open)?;
    }
    let people = store::person::all(&open.store).await?;
    let mut row = people.into_iter().find(|row| row.id == args.person).ok_or_else(no_such)?;
    if mine && !row.pin.is_empty() {
        must_fit(context.app, args.old.as_deref(), &row.pin).await?;
    }
    row.pin = match args.new {
        None => String::new(),
        Some(pin) => {
            if !(4..=12).contains(&pin.len()) || !pin.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(invalid("pin", "pin-digits"));
            }
            tokio::task::spawn_blocking(move || store::pin::kept(&pin)).await.map_err(Problem::fault)??
        }
    };
    let kind = if row.pin.is_empty() { "person-pin-clear" } else { "person-pin" };
    let mut op = operation(context, kind, json!({ "name": row.name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            tx.set_count(1);
            store::person::put(tx, &row).await
        })
        .await?;
    if mine {
        context.app.recall(&open.store.meta().uuid, row.pin.is_empty().then_some(row.id));
    }
    written(&open, outcome, kind, |_| (1, None)).await
}
