//! Blocks in a function's own frame through which it talks to the functions it calls.
use std::collections::HashMap;

use bpf_linker::llvm_sys::core::*;

use crate::llvm::*;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    Results,
    Arguments,
}

/// One block per function and purpose, as large as the largest use: its contents live only around one
/// call, and every byte counts against the 4 KiB of a frame.
#[derive(Default)]
pub struct Scratch(HashMap<(Value, Purpose), (Value, u64)>);

impl Scratch {
    pub unsafe fn get(&mut self, m: Module, function: Value, purpose: Purpose, words: u64) -> Value {
        let old = self.0.get(&(function, purpose)).copied();
        if let Some((block, size)) = old
            && size >= words
        {
            return block;
        }
        let entry = Builder::new(m);
        entry.at_entry(function);
        let block = entry.alloca(words);
        if let Some((smaller, _)) = old {
            LLVMReplaceAllUsesWith(smaller, block);
            LLVMInstructionEraseFromParent(smaller);
        }
        self.0.insert((function, purpose), (block, words));
        block
    }
}

/// Upper bound of the words that a block of this type takes, padding included.
pub unsafe fn words(t: Type) -> u64 {
    if is_aggregate(t) {
        return fields(t).into_iter().map(|t| unsafe { words(t) }).sum();
    }
    match width(t) {
        ..=64 => 1,
        bits => 3 * u64::from(bits.div_ceil(64)),
    }
}
