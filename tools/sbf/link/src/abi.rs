//! Makes every call fit: five argument registers, one returned word.
//!
//! Arguments that do not fit go into a block in the caller's frame, and so do the fields of a result
//! beyond the first word. The new shape depends on the function type alone, so definitions, direct calls
//! and calls through pointers agree without knowing each other.
use std::ptr;

use anyhow::{Result, ensure};
use bpf_linker::llvm_sys::{LLVMOpcode::*, LLVMTypeKind::*, LLVMValueKind, core::*, prelude::*};

use crate::{
    llvm::*,
    scratch::{Purpose, Scratch, words},
};

const REGISTERS: u32 = 5;
/// LLVM's index for the attributes of a function as a whole.
const FUNCTION: u32 = u32::MAX;

/// How a function type that does not fit is rewritten.
struct Lowered {
    ty: Type,
    /// Structure that the callee fills, through a pointer in the first register.
    results: Option<Type>,
    /// Whether the first field of the result stays in the return register.
    first_in_register: bool,
    /// Parameters that keep their registers; the others travel in `rest`.
    kept: usize,
    rest: Option<Type>,
}

/// Argument registers that a value of this type takes.
unsafe fn registers(t: Type) -> u32 {
    if is_aggregate(t) {
        return fields(t).into_iter().map(|t| unsafe { registers(t) }).sum();
    }
    width(t).div_ceil(64).max(1)
}

/// The new shape of a function type, if it needs one.
unsafe fn lower(context: LLVMContextRef, ty: Type) -> Option<Lowered> {
    let structure = |fields: &[Type]| unsafe {
        LLVMStructTypeInContext(context, fields.as_ptr().cast_mut(), fields.len() as u32, 0)
    };
    let pointer = LLVMPointerTypeInContext(context, 0);
    let fits_register = |t: &Type| unsafe { !is_aggregate(*t) && width(*t) <= 64 };
    let mut parameters = vec![ptr::null_mut(); LLVMCountParamTypes(ty) as usize];
    LLVMGetParamTypes(ty, parameters.as_mut_ptr());

    let mut ret = LLVMGetReturnType(ty);
    let (mut results, mut first_in_register) = (None, false);
    if is_aggregate(ret) || width(ret) > 64 {
        let parts = if is_aggregate(ret) { fields(ret) } else { vec![ret] };
        first_in_register = parts.first().is_some_and(fits_register);
        results = Some(structure(&parts[first_in_register as usize..]));
        ret = if first_in_register {
            parts[0]
        } else {
            LLVMVoidTypeInContext(context)
        };
    }

    let mut used = results.is_some() as u32;
    let (mut kept, mut rest) = (parameters.len(), None);
    if used + parameters.iter().map(|t| unsafe { registers(*t) }).sum::<u32>() > REGISTERS {
        // The last register points to the rest.
        let fits = |t: &&Type| {
            used += unsafe { registers(**t) };
            used < REGISTERS
        };
        kept = parameters.iter().take_while(fits).count();
        rest = Some(structure(&parameters[kept..]));
    }
    if results.is_none() && rest.is_none() {
        return None;
    }
    let mut new: Vec<Type> = results.iter().map(|_| pointer).collect();
    new.extend(&parameters[..kept]);
    new.extend(rest.iter().map(|_| pointer));
    let ty = LLVMFunctionType(ret, new.as_mut_ptr(), new.len() as u32, 0);
    Some(Lowered {
        ty,
        results,
        first_in_register,
        kept,
        rest,
    })
}

pub unsafe fn lower_all(m: Module) -> Result<()> {
    let context = LLVMGetModuleContext(m);
    let builder = Builder::new(m);
    for function in functions(m) {
        let name = name(function);
        let ty = LLVMGlobalGetValueType(function);
        let Some(lowered) = lower(context, ty).filter(|_| !name.starts_with("llvm.")) else {
            continue;
        };
        ensure!(LLVMIsFunctionVarArg(ty) == 0, "{name}: variadic");
        if is_declaration(function) {
            let unused = LLVMGetFirstUse(function).is_null();
            ensure!(unused, "{name}: external function with too many or wide values");
            continue;
        }
        lower_definition(m, &builder, function, &lowered);
    }
    let mut scratch = Scratch::default();
    for function in functions(m) {
        for call in instructions_of(function, LLVMCall) {
            let callee = LLVMGetCalledValue(call);
            let direct = LLVMGetValueKind(callee) == LLVMValueKind::LLVMFunctionValueKind;
            if !LLVMIsAInlineAsm(callee).is_null() || direct && name(callee).starts_with("llvm.") {
                continue;
            }
            // Calls of rewritten functions still have the old type, and so does this one.
            if let Some(lowered) = lower(context, LLVMGetCalledFunctionType(call)) {
                lower_call(m, &builder, function, call, &lowered, &mut scratch);
            }
        }
    }
    Ok(())
}

/// Moves a function's body into one of the new type.
unsafe fn lower_definition(m: Module, b: &Builder, old: Value, lowered: &Lowered) {
    let new = LLVMAddFunction(m, c"".as_ptr(), lowered.ty);
    LLVMSetLinkage(new, LLVMGetLinkage(old));
    LLVMSetFunctionCallConv(new, LLVMGetFunctionCallConv(old));
    LLVMSetUnnamedAddress(new, LLVMGetUnnamedAddress(old));
    copy_attributes(old, new, false, lowered);
    for block in blocks(old) {
        // LLVMMoveBasicBlockBefore leaves the block's parent unchanged across functions.
        LLVMRemoveBasicBlockFromParent(block);
        LLVMAppendExistingBasicBlock(new, block);
    }

    b.at_entry(new);
    let shift = lowered.results.is_some() as usize;
    for (n, parameter) in parameters(old).into_iter().enumerate() {
        let value = match lowered.rest {
            Some(rest) if n >= lowered.kept => b.load_field(rest, LLVMGetLastParam(new), n - lowered.kept),
            _ => LLVMGetParam(new, (n + shift) as u32),
        };
        LLVMReplaceAllUsesWith(parameter, value);
    }
    if let Some(results) = lowered.results {
        for ret in instructions_of(new, LLVMRet) {
            lower_return(b, ret, LLVMGetParam(new, 0), results, lowered.first_in_register);
        }
    }

    let name = name(old);
    LLVMReplaceAllUsesWith(old, new);
    LLVMDeleteFunction(old);
    LLVMSetValueName2(new, name.as_ptr().cast(), name.len());
}

unsafe fn lower_return(b: &Builder, ret: Value, block: Value, results: Type, first_in_register: bool) {
    b.before(ret);
    let value = LLVMGetOperand(ret, 0);
    let whole = !is_aggregate(LLVMTypeOf(value));
    let part = |n| unsafe { if whole { value } else { b.extract(value, n) } };
    for n in 0..fields(results).len() {
        b.store_field(results, block, n, part(n + first_in_register as usize));
    }
    b.ret(first_in_register.then(|| part(0)));
    LLVMInstructionEraseFromParent(ret);
}

unsafe fn lower_call(
    m: Module,
    b: &Builder,
    caller: Value,
    call: Value,
    lowered: &Lowered,
    scratch: &mut Scratch,
) {
    b.before(call);
    let old: Vec<Value> = (0..LLVMGetNumArgOperands(call))
        .map(|n| unsafe { LLVMGetOperand(call, n) })
        .collect();
    let results = lowered
        .results
        .map(|t| unsafe { (t, scratch.get(m, caller, Purpose::Results, words(t))) });
    let mut arguments: Vec<Value> = results.iter().map(|(_, block)| *block).collect();
    arguments.extend(&old[..lowered.kept]);
    if let Some(rest) = lowered.rest {
        let block = scratch.get(m, caller, Purpose::Arguments, words(rest));
        for (n, argument) in old[lowered.kept..].iter().enumerate() {
            b.store_field(rest, block, n, *argument);
        }
        arguments.push(block);
    }

    let new = b.call(lowered.ty, LLVMGetCalledValue(call), &arguments);
    LLVMSetInstructionCallConv(new, LLVMGetInstructionCallConv(call));
    copy_attributes(call, new, true, lowered);
    let ret = LLVMTypeOf(call);
    let result = match results {
        None => new,
        Some((t, block)) if !is_aggregate(ret) => b.load_field(t, block, 0),
        Some((t, block)) => {
            let in_register = lowered.first_in_register as usize;
            let part = |n| unsafe {
                if n < in_register {
                    new
                } else {
                    b.load_field(t, block, n - in_register)
                }
            };
            b.aggregate(ret, (0..fields(ret).len()).map(part))
        }
    };
    if LLVMGetTypeKind(ret) != LLVMVoidTypeKind {
        LLVMReplaceAllUsesWith(call, result);
    }
    LLVMInstructionEraseFromParent(call);
}

/// Copies what is still true of a function or call in its new shape.
unsafe fn copy_attributes(from: Value, to: Value, call: bool, lowered: &Lowered) {
    let get = |index: u32| unsafe {
        let count = if call {
            LLVMGetCallSiteAttributeCount(from, index)
        } else {
            LLVMGetAttributeCountAtIndex(from, index)
        };
        let mut found = vec![ptr::null_mut(); count as usize];
        if call {
            LLVMGetCallSiteAttributes(from, index, found.as_mut_ptr());
        } else {
            LLVMGetAttributesAtIndex(from, index, found.as_mut_ptr());
        }
        found
    };
    let add = |index: u32, attribute| unsafe {
        if call {
            LLVMAddCallSiteAttribute(to, index, attribute);
        } else {
            LLVMAddAttributeAtIndex(to, index, attribute);
        }
    };
    let is_one_of = |attribute, kinds: &[u32]| unsafe {
        LLVMIsStringAttribute(attribute) == 0 && kinds.contains(&LLVMGetEnumAttributeKind(attribute))
    };
    // Memory effects, for one, no longer hold: the function now reads or writes its caller's blocks.
    let still_true = [
        "noinline",
        "alwaysinline",
        "cold",
        "nounwind",
        "noreturn",
        "minsize",
        "optsize",
    ]
    .map(|name| unsafe { attribute_kind(name) });
    for attribute in get(FUNCTION) {
        if LLVMIsStringAttribute(attribute) != 0 || is_one_of(attribute, &still_true) {
            add(FUNCTION, attribute);
        }
    }
    let returned = attribute_kind("returned");
    let shift = lowered.results.is_some() as u32;
    for index in 1..=lowered.kept as u32 {
        for attribute in get(index) {
            if !is_one_of(attribute, &[returned]) {
                add(index + shift, attribute);
            }
        }
    }
}
