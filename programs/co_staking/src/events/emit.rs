use anchor_lang::{event::EVENT_IX_TAG_LE, prelude::*, Event};

use crate::cpi::{call, Access};

/// Bytes that the largest event needs with its two tags, with room to spare.
const CAPACITY: usize = 320;

/// Records an event as a call of this program by itself, in the form of Anchor's `emit_cpi!`: it stays
/// in the transaction's inner instructions, where no log limit can cut it off.
pub fn emit<E: Event>(authority: &AccountInfo, event: &E) -> Result<()> {
    let mut data = Vec::with_capacity(CAPACITY);
    data.extend_from_slice(EVENT_IX_TAG_LE);
    data.extend_from_slice(E::DISCRIMINATOR);
    event.serialize(&mut data)?;
    let (_, bump) = crate::EVENT_AUTHORITY_AND_BUMP;
    call(
        &crate::ID,
        &[(authority, Access::Sign)],
        &data,
        &[b"__event_authority", &[bump]],
    )
}
