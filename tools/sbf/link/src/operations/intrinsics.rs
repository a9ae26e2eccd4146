//! Calls of LLVM's intrinsics: checked multiplication, conversions of f64, copies and fills of memory.
use anyhow::{Result, bail};
use bpf_linker::llvm_sys::{LLVMIntPredicate::*, LLVMOpcode::*, core::*};

use super::{Change, Lowering, Round};
use crate::llvm::*;

impl Lowering<'_> {
    pub(super) unsafe fn intrinsic(&mut self, call: Value) -> Result<Change> {
        let name = name(LLVMGetCalledValue(call));
        let Some(intrinsic) = name.strip_prefix("llvm.") else {
            return Ok(Change::Keep);
        };
        if let Some((op @ ("umul" | "smul"), bits)) = intrinsic.split_once(".with.overflow.i") {
            return self.mul_with_overflow(call, op == "smul", bits.parse()?);
        }
        if intrinsic.starts_with("fsh")
            && intrinsic.ends_with("i128")
            && !is_constant(LLVMGetOperand(call, 2))
        {
            bail!("{}: variable 128-bit rotation", crate::llvm::name(self.function));
        }
        match intrinsic {
            // Rust's `as`: the routines saturate and map NaN to 0, as it asks for.
            "fptoui.sat.i64.f64" => self
                .b
                .call_named("__fixunsdfdi", &[LLVMGetOperand(call, 0)])
                .map(Change::Replace),
            "fptosi.sat.i64.f64" => self
                .b
                .call_named("__fixdfdi", &[LLVMGetOperand(call, 0)])
                .map(Change::Replace),
            // Code in place costs a unit for 4 copied or 8 filled bytes, a syscall about 15.
            // sol_memcpy_ refuses equal pointers, which LLVM allows itself.
            _ if intrinsic.starts_with("memcpy.p") => self.memory(call, "sol_memmove_", 64),
            _ if intrinsic.starts_with("memmove.p") => self.memory(call, "sol_memmove_", 64),
            _ if intrinsic.starts_with("memset.p") => self.memory(call, "sol_memset_", 128),
            _ => Ok(Change::Keep),
        }
    }

    unsafe fn mul_with_overflow(&mut self, call: Value, signed: bool, bits: u32) -> Result<Change> {
        let (x, y) = (LLVMGetOperand(call, 0), LLVMGetOperand(call, 1));
        let (product, over) = match bits {
            ..=32 => return Ok(Change::Keep),
            64 if self.round == Round::First => return Ok(Change::Keep),
            64 => self.checked_mul(x, y, signed),
            128 => {
                let (product, over) = self.wide(if signed { "smulo" } else { "umulo" }, x, y)?;
                (product, self.b.compare(LLVMIntNE, over, self.b.constant(0)))
            }
            _ => bail!("{}: checked {bits}-bit multiplication", name(self.function)),
        };
        Ok(Change::Replace(
            self.b.aggregate(LLVMTypeOf(call), [product, over]),
        ))
    }

    /// A syscall instead of code in place for more than `limit` bytes, or a number not known here.
    unsafe fn memory(&self, call: Value, syscall: &str, limit: u64) -> Result<Change> {
        let [to, from, length] = [0, 1, 2].map(|n| unsafe { LLVMGetOperand(call, n) });
        if is_constant(length) && LLVMConstIntGetZExtValue(length) <= limit {
            return Ok(Change::Keep);
        }
        let length = self.b.cast(LLVMZExt, length, self.b.word);
        self.b.call_named(syscall, &[to, from, length])?;
        Ok(Change::Remove)
    }
}
