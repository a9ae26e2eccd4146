//! States and numbers as accounts, arguments and events hold them: one byte each. In the IDL each is its enum, so that
//! clients get names; in the program it stays a byte, because memory or a caller may hold any byte, and an enum may not
//! (ADR 0024). What no enum names equals none of its variants, and is refused with the program's own errors.

use anchor_lang::prelude::*;
use std::io::{Read, Result as IoResult, Write};

use super::{CaseState, DeviceStatus, OfferState, Role, SlashReason, SlashTerm, SlotState};

macro_rules! byte_of {
    ($byte:ident, $kind:ident) => {
        #[doc = concat!("A byte: a `", stringify!($kind), "`, or none.")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, bytemuck::Pod, bytemuck::Zeroable)]
        #[repr(transparent)]
        pub struct $byte(pub u8);

        impl From<$kind> for $byte {
            #[inline(always)]
            fn from(kind: $kind) -> Self {
                Self(kind as u8)
            }
        }

        impl PartialEq<$kind> for $byte {
            #[inline(always)]
            fn eq(&self, kind: &$kind) -> bool {
                self.0 == *kind as u8
            }
        }

        impl AnchorSerialize for $byte {
            #[inline(always)]
            fn serialize<W: Write>(&self, writer: &mut W) -> IoResult<()> {
                self.0.serialize(writer)
            }
        }

        impl AnchorDeserialize for $byte {
            #[inline(always)]
            fn deserialize_reader<R: Read>(reader: &mut R) -> IoResult<Self> {
                u8::deserialize_reader(reader).map(Self)
            }
        }

        #[cfg(feature = "idl-build")]
        impl anchor_lang::idl::build::IdlBuild for $byte {
            fn create_type() -> Option<anchor_lang::idl::types::IdlTypeDef> {
                $kind::create_type()
            }

            fn get_full_path() -> String {
                $kind::get_full_path()
            }
        }
    };
}

byte_of!(DeviceStatusByte, DeviceStatus);
byte_of!(OfferStateByte, OfferState);
byte_of!(SlotStateByte, SlotState);
byte_of!(CaseStateByte, CaseState);
byte_of!(SlashReasonByte, SlashReason);
byte_of!(RoleByte, Role);
byte_of!(SlashTermByte, SlashTerm);
