//! Attributes and visibility of a module's functions and statics, and what must be true of them at the end.
use anyhow::{Result, ensure};
use bpf_linker::llvm_sys::{LLVMLinkage, LLVMOpcode::LLVMCall, LLVMVisibility, core::*};

use crate::llvm::*;

/// Every function gets the same processor and features, else LLVM would not inline between crates.
pub unsafe fn set_target(m: Module) {
    let context = LLVMGetModuleContext(m);
    for function in functions(m) {
        for (key, value) in [("target-cpu", crate::CPU), ("target-features", crate::FEATURES)] {
            let (key, value) = (key.as_bytes(), value.to_bytes());
            let attribute = LLVMCreateStringAttribute(
                context,
                key.as_ptr().cast(),
                key.len() as u32,
                value.as_ptr().cast(),
                value.len() as u32,
            );
            LLVMAddAttributeAtIndex(function, u32::MAX, attribute);
        }
    }
}

/// Makes everything private to the program that `keep` does not name, so that it may be inlined or dropped.
pub unsafe fn internalize(m: Module, keep: impl Fn(&str) -> bool) {
    for v in globals(m) {
        let name = name(v);
        if !is_declaration(v) && !name.starts_with("llvm.") && !keep(&name) {
            LLVMSetVisibility(v, LLVMVisibility::LLVMDefaultVisibility);
            LLVMSetLinkage(v, LLVMLinkage::LLVMInternalLinkage);
        }
    }
}

/// Forgets `#[used]`: what the entry point does not reach is not part of the program.
pub unsafe fn drop_used(m: Module) {
    for list in [c"llvm.used", c"llvm.compiler.used"] {
        let used = LLVMGetNamedGlobal(m, list.as_ptr());
        if !used.is_null() {
            LLVMDeleteGlobal(used);
        }
    }
}

/// Lets a static lie among the others: the layout knows no sections of a program's own.
pub unsafe fn drop_section(m: Module, name: &str) {
    for v in statics(m).into_iter().filter(|v| self::name(*v) == name) {
        LLVMSetSection(v, c"".as_ptr());
    }
}

/// The backend rejects `sret`, which is only an annotation once results return through plain pointers.
pub unsafe fn drop_sret(m: Module) {
    let sret = attribute_kind("sret");
    for function in functions(m) {
        for n in 1..=LLVMCountParams(function) {
            LLVMRemoveEnumAttributeAtIndex(function, n, sret);
        }
        for call in instructions_of(function, LLVMCall) {
            for n in 1..=LLVMGetNumArgOperands(call) {
                LLVMRemoveCallSiteEnumAttribute(call, n, sret);
            }
        }
    }
}

/// Private statics would have no symbol in the object, and the layout finds them by their symbols.
pub unsafe fn name_statics(m: Module) {
    for v in statics(m) {
        if LLVMGetLinkage(v) == LLVMLinkage::LLVMPrivateLinkage {
            LLVMSetLinkage(v, LLVMLinkage::LLVMInternalLinkage);
        }
    }
}

/// What is still undefined must be a syscall, and a program has no writable data.
pub unsafe fn check(m: Module) -> Result<()> {
    let mut problems = vec![];
    for function in functions(m) {
        let name = name(function);
        let known = name.starts_with("llvm.") || name.starts_with("sol_") || name == "abort";
        if is_declaration(function) && !known {
            problems.push(format!("undefined function {name}"));
        }
    }
    for v in statics(m) {
        if is_declaration(v) || LLVMIsGlobalConstant(v) == 0 {
            problems.push(format!("undefined or writable static {}", name(v)));
        }
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}
