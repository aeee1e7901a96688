//! What every reader shares while it runs: the caller's word to go on, and the bounds on what may be held.

use super::{Bound, MAX_BYTES, MAX_LINE, MAX_NAME_BYTES, Refusal};
use std::cell::{Cell, RefCell};
use std::io;

/// What a text takes in memory beside its letters: the vector's slot and the allocator's share.
const OVERHEAD: u64 = 64;

/// Shared by the decoder, which knows bytes, and the reader of the format, which knows rows.
pub(super) struct Pace<'a> {
    step: RefCell<&'a mut dyn FnMut(u64) -> bool>,
    rows: Cell<u64>,
    /// Bytes handed out since the last row, element or line began.
    held: Cell<u64>,
    /// Bytes of the whole text so far.
    total: Cell<u64>,
    /// Bytes of names kept, each with its overhead.
    spent: Cell<u64>,
    /// Why a read was ended with an error: libraries in between hand on only an `io::Error`.
    stopped: RefCell<Option<Refusal>>,
}

impl<'a> Pace<'a> {
    pub(super) fn new(step: &'a mut dyn FnMut(u64) -> bool) -> Pace<'a> {
        Pace {
            step: RefCell::new(step),
            rows: Cell::new(0),
            held: Cell::new(0),
            total: Cell::new(0),
            spent: Cell::new(0),
            stopped: RefCell::new(None),
        }
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows.get()
    }

    /// Counts a row; every thousandth asks the caller.
    pub(super) fn row(&self) -> Result<(), Refusal> {
        self.rows.set(self.rows.get() + 1);
        self.held.set(0);
        if self.rows.get().is_multiple_of(1000) { self.ask() } else { Ok(()) }
    }

    pub(super) fn ask(&self) -> Result<(), Refusal> {
        let mut step = self.step.borrow_mut();
        if step(self.rows.get()) { Ok(()) } else { Err(Refusal::Cancelled) }
    }

    /// A new element begins: what was handed out before is no longer held by anybody.
    pub(super) fn let_go(&self) {
        self.held.set(0);
    }

    /// Bytes are handed out to a reader that may hold them.
    pub(super) fn hand_out(&self, bytes: usize) {
        self.held.set(self.held.get() + bytes as u64);
    }

    /// Whether more may be handed out.
    pub(super) fn check(&self) -> io::Result<()> {
        if self.held.get() > MAX_LINE {
            return Err(self.stop(Refusal::TooLarge { bound: Bound::Element, limit: MAX_LINE }));
        }
        Ok(())
    }

    /// Another block of the file was read; asks the caller about every megabyte.
    pub(super) fn block(&self, bytes: usize) -> io::Result<()> {
        let before = self.total.get();
        let total = before + bytes as u64;
        self.total.set(total);
        if total > MAX_BYTES {
            return Err(self.stop(Refusal::TooLarge { bound: Bound::Bytes, limit: MAX_BYTES }));
        }
        if before >> 20 != total >> 20 {
            self.ask().map_err(|refusal| self.stop(refusal))?;
        }
        Ok(())
    }

    /// Before a text is kept.
    pub(super) fn spend(&self, bytes: usize) -> Result<(), Refusal> {
        let spent = self.spent.get() + bytes as u64 + OVERHEAD;
        if spent > MAX_NAME_BYTES {
            return Err(Refusal::TooLarge { bound: Bound::NameBytes, limit: MAX_NAME_BYTES });
        }
        self.spent.set(spent);
        Ok(())
    }

    /// Keeps the reason and gives the error that ends the reading. Not `Interrupted`: that would be tried again.
    pub(super) fn stop(&self, refusal: Refusal) -> io::Error {
        *self.stopped.borrow_mut() = Some(refusal);
        io::Error::other("stopped")
    }

    /// The reason behind an error of reading, if one was kept.
    pub(super) fn reason(&self) -> Option<Refusal> {
        self.stopped.borrow_mut().take()
    }

    /// What an error of reading means.
    pub(super) fn refusal(&self, error: io::Error) -> Refusal {
        self.reason().unwrap_or(Refusal::Read(error))
    }
}
