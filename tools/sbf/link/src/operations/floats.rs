//! f64 through the routines of compiler_builtins. f32 is left alone, so that the backend refuses it.
use anyhow::{Result, bail};
use bpf_linker::llvm_sys::{
    LLVMIntPredicate::{self, *},
    LLVMOpcode::{self, *},
    LLVMRealPredicate::*,
    core::*,
};

use super::{Change, Lowering};
use crate::llvm::*;

/// The routines called here, which must outlive the removal of unused functions before.
pub const HELPERS: [&str; 14] = [
    "__adddf3",
    "__subdf3",
    "__muldf3",
    "__divdf3",
    "__floatundidf",
    "__floatdidf",
    "__fixunsdfdi",
    "__fixdfdi",
    "__eqdf2",
    "__gtdf2",
    "__gedf2",
    "__ltdf2",
    "__ledf2",
    "__unorddf2",
];

impl Lowering<'_> {
    pub(super) unsafe fn float(&self, i: Value, op: LLVMOpcode) -> Result<Change> {
        if LLVMGetNumOperands(i) == 0 {
            return Ok(Change::Keep);
        }
        let (x, t) = (LLVMGetOperand(i, 0), LLVMTypeOf(i));
        let (from, to) = (is_double(LLVMTypeOf(x)), is_double(t));
        let from_word = width(LLVMTypeOf(x)) <= 64;
        let arithmetic = |f| unsafe { self.b.call_named(f, &[x, LLVMGetOperand(i, 1)]) };
        let convert = |f, extend| unsafe { self.b.call_named(f, &[self.b.cast(extend, x, self.b.word)]) };
        let value = match op {
            LLVMFAdd if to => arithmetic("__adddf3")?,
            LLVMFSub if to => arithmetic("__subdf3")?,
            LLVMFMul if to => arithmetic("__muldf3")?,
            LLVMFDiv if to => arithmetic("__divdf3")?,
            LLVMUIToFP if to && from_word => convert("__floatundidf", LLVMZExt)?,
            LLVMSIToFP if to && from_word => convert("__floatdidf", LLVMSExt)?,
            LLVMFPToUI if from && width(t) == 64 => self.b.call_named("__fixunsdfdi", &[x])?,
            LLVMFPToSI if from && width(t) == 64 => self.b.call_named("__fixdfdi", &[x])?,
            LLVMFCmp if from => self.compare_floats(i)?,
            _ => return Ok(Change::Keep),
        };
        Ok(Change::Replace(value))
    }

    /// With a NaN the le, lt and eq routines give 1, ge and gt give -1: so "unordered or greater" is
    /// "not less or equal", and so on.
    unsafe fn compare_floats(&self, i: Value) -> Result<Value> {
        let (x, y) = (LLVMGetOperand(i, 0), LLVMGetOperand(i, 1));
        let test = |routine: &str, predicate: LLVMIntPredicate| -> Result<Value> {
            unsafe {
                let order = self.b.call_named(routine, &[x, y])?;
                Ok(self.b.compare(predicate, order, LLVMConstNull(LLVMTypeOf(order))))
            }
        };
        match LLVMGetFCmpPredicate(i) {
            LLVMRealOEQ => test("__eqdf2", LLVMIntEQ),
            LLVMRealUNE => test("__eqdf2", LLVMIntNE),
            LLVMRealOGT => test("__gtdf2", LLVMIntSGT),
            LLVMRealOGE => test("__gedf2", LLVMIntSGE),
            LLVMRealOLT => test("__ltdf2", LLVMIntSLT),
            LLVMRealOLE => test("__ledf2", LLVMIntSLE),
            LLVMRealUGT => test("__ledf2", LLVMIntSGT),
            LLVMRealUGE => test("__ltdf2", LLVMIntSGE),
            LLVMRealULT => test("__gedf2", LLVMIntSLT),
            LLVMRealULE => test("__gtdf2", LLVMIntSLE),
            LLVMRealUNO => test("__unorddf2", LLVMIntNE),
            LLVMRealORD => test("__unorddf2", LLVMIntEQ),
            LLVMRealUEQ => Ok(self.b.binary(
                LLVMAnd,
                test("__ltdf2", LLVMIntSGE)?,
                test("__gtdf2", LLVMIntSLE)?,
            )),
            LLVMRealONE => {
                Ok(self
                    .b
                    .binary(LLVMOr, test("__ltdf2", LLVMIntSLT)?, test("__gtdf2", LLVMIntSGT)?))
            }
            other => bail!("{}: f64 comparison {other:?}", name(self.function)),
        }
    }
}
