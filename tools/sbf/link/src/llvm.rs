//! LLVM's C API in Rust shapes: lists instead of first/next, names as strings, a builder with short verbs.
use std::{
    ffi::{CStr, CString, c_char},
    ptr,
};

use anyhow::{Result, bail, ensure};
use bpf_linker::llvm_sys::{LLVMIntPredicate, LLVMOpcode, LLVMTypeKind::*, core::*, prelude::*};

pub type Module = LLVMModuleRef;
pub type Value = LLVMValueRef;
pub type Type = LLVMTypeRef;

const UNNAMED: *const c_char = c"".as_ptr();

/// Runs a C function that reports failure through its result and a message.
pub unsafe fn checked(what: &str, call: impl FnOnce(*mut *mut c_char) -> i32) -> Result<()> {
    let mut message = ptr::null_mut();
    if call(&mut message) != 0 {
        bail!("{what}: {}", CStr::from_ptr(message).to_string_lossy());
    }
    Ok(())
}

pub unsafe fn name(v: Value) -> String {
    let mut length = 0;
    let start = LLVMGetValueName2(v, &mut length);
    String::from_utf8_lossy(std::slice::from_raw_parts(start.cast(), length)).into_owned()
}

unsafe fn list<I>(first: *mut I, next: unsafe extern "C" fn(*mut I) -> *mut I) -> Vec<*mut I> {
    let some = |p: *mut I| Some(p).filter(|p| !p.is_null());
    std::iter::successors(some(first), |p| some(unsafe { next(*p) })).collect()
}

pub unsafe fn functions(m: Module) -> Vec<Value> {
    list(LLVMGetFirstFunction(m), LLVMGetNextFunction)
}

pub unsafe fn statics(m: Module) -> Vec<Value> {
    list(LLVMGetFirstGlobal(m), LLVMGetNextGlobal)
}

/// Everything with a symbol: functions, statics and aliases.
pub unsafe fn globals(m: Module) -> Vec<Value> {
    let aliases = list(LLVMGetFirstGlobalAlias(m), LLVMGetNextGlobalAlias);
    [functions(m), statics(m), aliases].concat()
}

pub unsafe fn blocks(function: Value) -> Vec<LLVMBasicBlockRef> {
    list(LLVMGetFirstBasicBlock(function), LLVMGetNextBasicBlock)
}

pub unsafe fn parameters(function: Value) -> Vec<Value> {
    list(LLVMGetFirstParam(function), LLVMGetNextParam)
}

pub unsafe fn instructions(function: Value) -> Vec<Value> {
    let of_block = |b| unsafe { list(LLVMGetFirstInstruction(b), LLVMGetNextInstruction) };
    blocks(function).into_iter().flat_map(of_block).collect()
}

pub unsafe fn instructions_of(function: Value, kind: LLVMOpcode) -> Vec<Value> {
    let mut all = instructions(function);
    all.retain(|i| unsafe { LLVMGetInstructionOpcode(*i) } == kind);
    all
}

pub unsafe fn is_declaration(v: Value) -> bool {
    LLVMIsDeclaration(v) != 0
}

pub unsafe fn is_constant(v: Value) -> bool {
    LLVMIsConstant(v) != 0
}

/// Bits of an integer type, 0 for any other.
pub unsafe fn width(t: Type) -> u32 {
    if LLVMGetTypeKind(t) == LLVMIntegerTypeKind {
        LLVMGetIntTypeWidth(t)
    } else {
        0
    }
}

pub unsafe fn is_aggregate(t: Type) -> bool {
    matches!(LLVMGetTypeKind(t), LLVMStructTypeKind | LLVMArrayTypeKind)
}

pub unsafe fn is_double(t: Type) -> bool {
    LLVMGetTypeKind(t) == LLVMDoubleTypeKind
}

/// Types of the fields of a structure or array.
pub unsafe fn fields(t: Type) -> Vec<Type> {
    if LLVMGetTypeKind(t) == LLVMArrayTypeKind {
        return vec![LLVMGetElementType(t); LLVMGetArrayLength2(t) as usize];
    }
    let mut types = vec![ptr::null_mut(); LLVMCountStructElementTypes(t) as usize];
    LLVMGetStructElementTypes(t, types.as_mut_ptr());
    types
}

pub unsafe fn attribute_kind(name: &str) -> u32 {
    LLVMGetEnumAttributeKindForName(name.as_ptr().cast(), name.len())
}

/// Writes instructions before a given one.
pub struct Builder {
    raw: LLVMBuilderRef,
    module: Module,
    pub word: Type,
    pub wide: Type,
}

impl Builder {
    pub unsafe fn new(module: Module) -> Self {
        let context = LLVMGetModuleContext(module);
        Self {
            raw: LLVMCreateBuilderInContext(context),
            module,
            word: LLVMInt64TypeInContext(context),
            wide: LLVMInt128TypeInContext(context),
        }
    }

    pub unsafe fn before(&self, instruction: Value) {
        LLVMPositionBuilderBefore(self.raw, instruction);
    }

    pub unsafe fn at_entry(&self, function: Value) {
        self.before(LLVMGetFirstInstruction(LLVMGetEntryBasicBlock(function)));
    }

    pub unsafe fn constant(&self, n: u64) -> Value {
        LLVMConstInt(self.word, n, 0)
    }

    pub unsafe fn binary(&self, op: LLVMOpcode, x: Value, y: Value) -> Value {
        LLVMBuildBinOp(self.raw, op, x, y, UNNAMED)
    }

    /// Shift by a constant, in the type of `v`.
    pub unsafe fn shift(&self, op: LLVMOpcode, v: Value, bits: u64) -> Value {
        self.binary(op, v, LLVMConstInt(LLVMTypeOf(v), bits, 0))
    }

    pub unsafe fn not(&self, v: Value) -> Value {
        LLVMBuildNot(self.raw, v, UNNAMED)
    }

    pub unsafe fn compare(&self, predicate: LLVMIntPredicate, x: Value, y: Value) -> Value {
        LLVMBuildICmp(self.raw, predicate, x, y, UNNAMED)
    }

    pub unsafe fn select(&self, condition: Value, x: Value, y: Value) -> Value {
        LLVMBuildSelect(self.raw, condition, x, y, UNNAMED)
    }

    pub unsafe fn cast(&self, op: LLVMOpcode, v: Value, t: Type) -> Value {
        if LLVMTypeOf(v) == t {
            v
        } else {
            LLVMBuildCast(self.raw, op, v, t, UNNAMED)
        }
    }

    pub unsafe fn alloca(&self, words: u64) -> Value {
        let block = LLVMBuildAlloca(self.raw, LLVMArrayType2(self.word, words), UNNAMED);
        LLVMSetAlignment(block, 16);
        block
    }

    /// Address of a word of a block.
    pub unsafe fn word_address(&self, block: Value, index: u64) -> Value {
        let mut at = [self.constant(index)];
        LLVMBuildGEP2(self.raw, self.word, block, at.as_mut_ptr(), 1, UNNAMED)
    }

    pub unsafe fn load_word(&self, address: Value) -> Value {
        LLVMBuildLoad2(self.raw, self.word, address, UNNAMED)
    }

    unsafe fn field(&self, structure: Type, block: Value, index: usize) -> Value {
        LLVMBuildStructGEP2(self.raw, structure, block, index as u32, UNNAMED)
    }

    pub unsafe fn load_field(&self, structure: Type, block: Value, index: usize) -> Value {
        let address = self.field(structure, block, index);
        LLVMBuildLoad2(
            self.raw,
            LLVMStructGetTypeAtIndex(structure, index as u32),
            address,
            UNNAMED,
        )
    }

    pub unsafe fn store_field(&self, structure: Type, block: Value, index: usize, v: Value) {
        LLVMBuildStore(self.raw, v, self.field(structure, block, index));
    }

    pub unsafe fn extract(&self, aggregate: Value, index: usize) -> Value {
        LLVMBuildExtractValue(self.raw, aggregate, index as u32, UNNAMED)
    }

    /// An aggregate of type `t` from its parts.
    pub unsafe fn aggregate(&self, t: Type, parts: impl IntoIterator<Item = Value>) -> Value {
        parts
            .into_iter()
            .enumerate()
            .fold(LLVMGetPoison(t), |whole, (n, part)| unsafe {
                LLVMBuildInsertValue(self.raw, whole, part, n as u32, UNNAMED)
            })
    }

    pub unsafe fn call(&self, t: Type, callee: Value, arguments: &[Value]) -> Value {
        let first = arguments.as_ptr().cast_mut();
        LLVMBuildCall2(self.raw, t, callee, first, arguments.len() as u32, UNNAMED)
    }

    /// Calls a function of the module, usually one of rt.ll.
    pub unsafe fn call_named(&self, name: &str, arguments: &[Value]) -> Result<Value> {
        let function = LLVMGetNamedFunction(self.module, CString::new(name)?.as_ptr());
        ensure!(!function.is_null(), "{name} is missing");
        Ok(self.call(LLVMGlobalGetValueType(function), function, arguments))
    }

    /// Returns `v`, or nothing.
    pub unsafe fn ret(&self, v: Option<Value>) {
        match v {
            Some(v) => LLVMBuildRet(self.raw, v),
            None => LLVMBuildRetVoid(self.raw),
        };
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        // SAFETY: created in `new`, given to no one else.
        unsafe { LLVMDisposeBuilder(self.raw) }
    }
}
