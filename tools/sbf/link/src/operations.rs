//! Replaces operations that the BPF backend cannot emit, or that the VM does not have, by 64-bit code
//! and calls of the helpers in rt.ll.
mod floats;
mod intrinsics;

use anyhow::{Result, ensure};
use bpf_linker::llvm_sys::{
    LLVMIntPredicate::*,
    LLVMOpcode::{self, *},
    core::*,
};
pub use floats::HELPERS as FLOAT_HELPERS;

use crate::{
    llvm::*,
    scratch::{Purpose, Scratch},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Before the cleanup passes, which improve the code that replaces the operations.
    First,
    /// After them: also what instcombine would have formed again, checked multiplication and signed division.
    Last,
}

/// What to do with an instruction.
enum Change {
    Keep,
    Remove,
    Replace(Value),
}

/// The replacement of one function's operations.
struct Lowering<'a> {
    module: Module,
    b: &'a Builder,
    function: Value,
    scratch: &'a mut Scratch,
    round: Round,
}

pub unsafe fn lower_all(m: Module, round: Round) -> Result<()> {
    let builder = Builder::new(m);
    let mut scratch = Scratch::default();
    for function in functions(m) {
        let mut lowering = Lowering {
            module: m,
            b: &builder,
            function,
            scratch: &mut scratch,
            round,
        };
        for i in instructions(function) {
            builder.before(i);
            match lowering.instruction(i)? {
                Change::Keep => continue,
                Change::Remove => {}
                Change::Replace(new) => LLVMReplaceAllUsesWith(i, new),
            }
            LLVMInstructionEraseFromParent(i);
        }
    }
    Ok(())
}

impl Lowering<'_> {
    unsafe fn instruction(&mut self, i: Value) -> Result<Change> {
        let op = LLVMGetInstructionOpcode(i);
        if op == LLVMCall {
            return self.intrinsic(i);
        }
        match self.float(i, op)? {
            Change::Keep => self.integer(i, op),
            change => Ok(change),
        }
    }

    unsafe fn integer(&mut self, i: Value, op: LLVMOpcode) -> Result<Change> {
        let (helper, extend) = match op {
            LLVMMul => ("mul", LLVMZExt),
            LLVMUDiv => ("udiv", LLVMZExt),
            LLVMURem => ("urem", LLVMZExt),
            LLVMSDiv => ("sdiv", LLVMSExt),
            LLVMSRem => ("srem", LLVMSExt),
            LLVMShl => ("shl", LLVMZExt),
            LLVMLShr => ("lshr", LLVMZExt),
            LLVMAShr => ("ashr", LLVMSExt),
            _ => return Ok(Change::Keep),
        };
        let (x, y, t) = (LLVMGetOperand(i, 0), LLVMGetOperand(i, 1), LLVMTypeOf(i));
        let bits = width(t);
        if bits <= 64 {
            let signed = matches!(op, LLVMSDiv | LLVMSRem);
            ensure!(!signed || bits > 0, "{}: vector division", name(self.function));
            if !signed || self.round == Round::First {
                return Ok(Change::Keep);
            }
            return Ok(Change::Replace(self.signed_division(x, y, op == LLVMSRem)));
        }
        let shift = matches!(op, LLVMShl | LLVMLShr | LLVMAShr);
        if shift && is_constant(y) {
            return Ok(Change::Keep);
        }
        if op == LLVMMul && bits == 256 {
            return self.mul256(x, y).map(Change::Replace);
        }
        ensure!(bits <= 128, "{}: {bits}-bit {helper}", name(self.function));
        let x = self.b.cast(extend, x, self.b.wide);
        let y = self.b.cast(if shift { LLVMZExt } else { extend }, y, self.b.wide);
        let (value, _) = self.wide(helper, x, y)?;
        Ok(Change::Replace(self.b.cast(LLVMTrunc, value, t)))
    }

    /// Low and high word of an i128.
    unsafe fn halves(&self, v: Value) -> [Value; 2] {
        let high = self.b.shift(LLVMLShr, v, 64);
        [v, high].map(|v| unsafe { self.b.cast(LLVMTrunc, v, self.b.word) })
    }

    /// Calls a 128-bit helper; gives the wide value that it writes and the word that it returns.
    unsafe fn wide(&mut self, helper: &str, x: Value, y: Value) -> Result<(Value, Value)> {
        let block = self.scratch.get(self.module, self.function, Purpose::Results, 2);
        let ([xl, xh], [yl, yh]) = (self.halves(x), self.halves(y));
        let returned = self
            .b
            .call_named(&format!("__sbf_{helper}"), &[block, xl, xh, yl, yh])?;
        // Two word loads, so that they are forwarded from the helper's stores once it is inlined.
        let words = [block, self.b.word_address(block, 1)];
        let [low, high] = words.map(|at| unsafe { self.b.cast(LLVMZExt, self.b.load_word(at), self.b.wide) });
        Ok((
            self.b.binary(LLVMOr, self.b.shift(LLVMShl, high, 64), low),
            returned,
        ))
    }

    /// LLVM forms 256-bit products from hand-written multiplications of u128 into two halves.
    unsafe fn mul256(&mut self, x: Value, y: Value) -> Result<Value> {
        let b = self.b;
        let t = LLVMTypeOf(x);
        let split = |v| unsafe {
            let narrow = !LLVMIsAInstruction(v).is_null() && LLVMGetInstructionOpcode(v) == LLVMZExt;
            let high = if narrow {
                LLVMConstNull(t)
            } else {
                b.shift(LLVMLShr, v, 128)
            };
            [v, high].map(|v| b.cast(LLVMTrunc, v, b.wide))
        };
        let ([xl, xh], [yl, yh]) = (split(x), split(y));
        let mut cross = LLVMConstNull(b.wide);
        for (low, high) in [(xl, yh), (yl, xh)] {
            if LLVMIsNull(high) == 0 {
                let (product, _) = self.wide("mul", low, high)?;
                cross = b.binary(LLVMAdd, cross, product);
            }
        }
        let block = self.scratch.get(self.module, self.function, Purpose::Results, 4);
        let ([a0, a1], [b0, b1]) = (self.halves(xl), self.halves(yl));
        b.call_named("__sbf_mul256", &[block, a0, a1, b0, b1])?;
        let word = |n| unsafe {
            let word = b.load_word(b.word_address(block, n));
            b.shift(LLVMShl, b.cast(LLVMZExt, word, t), 64 * n)
        };
        let product = (1..4).fold(word(0), |sum, n| unsafe { b.binary(LLVMOr, sum, word(n)) });
        Ok(b.binary(
            LLVMAdd,
            product,
            b.shift(LLVMShl, b.cast(LLVMZExt, cross, t), 128),
        ))
    }

    /// |x| / |y| or |x| % |y|, negated where the signs ask for it: the VM divides unsigned numbers only.
    unsafe fn signed_division(&self, x: Value, y: Value, remainder: bool) -> Value {
        let b = self.b;
        let t = LLVMTypeOf(x);
        let (x, y) = (b.cast(LLVMSExt, x, b.word), b.cast(LLVMSExt, y, b.word));
        let (x_sign, y_sign) = (self.sign(x), self.sign(y));
        let (x, y) = (self.negate_if(x, x_sign), self.negate_if(y, y_sign));
        let result = b.binary(if remainder { LLVMURem } else { LLVMUDiv }, x, y);
        let sign = if remainder {
            x_sign
        } else {
            b.binary(LLVMXor, x_sign, y_sign)
        };
        b.cast(LLVMTrunc, self.negate_if(result, sign), t)
    }

    /// All ones for a negative word, else zero.
    unsafe fn sign(&self, v: Value) -> Value {
        self.b.shift(LLVMAShr, v, 63)
    }

    /// -v where `sign` is all ones, v where it is zero.
    unsafe fn negate_if(&self, v: Value, sign: Value) -> Value {
        self.b.binary(LLVMSub, self.b.binary(LLVMXor, v, sign), sign)
    }

    /// Product and overflow of two words.
    unsafe fn checked_mul(&self, x: Value, y: Value, signed: bool) -> (Value, Value) {
        if signed {
            return self.checked_mul_signed(x, y);
        }
        if is_constant(y) {
            let limit = u64::MAX / LLVMConstIntGetZExtValue(y).max(1);
            let product = self.b.binary(LLVMMul, x, y);
            return (product, self.b.compare(LLVMIntUGT, x, self.b.constant(limit)));
        }
        self.checked_mul_by_division(x, y)
    }

    /// A division costs one unit, so: x * y overflowed iff y != 0 and x * y / y != x.
    unsafe fn checked_mul_by_division(&self, x: Value, y: Value) -> (Value, Value) {
        let b = self.b;
        let zero = b.compare(LLVMIntEQ, y, b.constant(0));
        let divisor = b.select(zero, b.constant(1), y);
        let product = b.binary(LLVMMul, x, y);
        let differs = b.compare(LLVMIntNE, b.binary(LLVMUDiv, product, divisor), x);
        (product, b.binary(LLVMAnd, b.not(zero), differs))
    }

    unsafe fn checked_mul_signed(&self, x: Value, y: Value) -> (Value, Value) {
        let b = self.b;
        let (x_sign, y_sign) = (self.sign(x), self.sign(y));
        let (x, y) = (self.negate_if(x, x_sign), self.negate_if(y, y_sign));
        let (product, over) = self.checked_mul_by_division(x, y);
        let sign = b.binary(LLVMXor, x_sign, y_sign);
        // 2^63 fits if the result is negative.
        let limit = b.binary(LLVMSub, b.constant(i64::MAX as u64), sign);
        let value = self.negate_if(product, sign);
        (
            value,
            b.binary(LLVMOr, over, b.compare(LLVMIntUGT, product, limit)),
        )
    }
}
