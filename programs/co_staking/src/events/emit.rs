use anchor_lang::{event::EVENT_IX_TAG_LE, prelude::*, Event};
use std::io::{self, Write};

use crate::invoke::{call, Access};

/// Bytes that the largest event needs with its two tags, with room to spare.
const CAPACITY: usize = 320;

/// Records an event as a call of this program by itself, in the form of Anchor's `emit_cpi!`: it stays
/// in the transaction's inner instructions, which no log limit can cut off.
pub fn emit<E: Event>(authority: &AccountInfo, event: &E) -> Result<()> {
    let mut space = [0; CAPACITY];
    let mut rest = Rest(&mut space);
    rest.write_all(EVENT_IX_TAG_LE)?;
    rest.write_all(E::DISCRIMINATOR)?;
    event.serialize(&mut rest)?;
    let unused = rest.0.len();
    let (_, bump) = crate::EVENT_AUTHORITY_AND_BUMP;
    call(
        &crate::ID,
        [(authority, Access::Sign)],
        space.split_at(CAPACITY.saturating_sub(unused)).0,
        [b"__event_authority", &[bump]],
    )
}

/// What is left of the space for an event. Like writing to a slice, but laid into each field's place, where its
/// length is known.
struct Rest<'a>(&'a mut [u8]);

impl Write for Rest<'_> {
    #[inline(always)]
    fn write_all(&mut self, field: &[u8]) -> io::Result<()> {
        let (place, rest) = core::mem::take(&mut self.0)
            .split_at_mut_checked(field.len())
            .ok_or(io::ErrorKind::WriteZero)?;
        place.copy_from_slice(field);
        self.0 = rest;
        Ok(())
    }

    #[inline(always)]
    fn write(&mut self, field: &[u8]) -> io::Result<usize> {
        self.write_all(field)?;
        Ok(field.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
