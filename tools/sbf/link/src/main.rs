//! rustc's linker for SBPF v3 programs, with a v0 twin of each for virtual machines that know no newer version.
//!
//! Merges the bitcode that rustc hands over, optimises it as a whole, rewrites what LLVM 22's BPF backend
//! cannot emit (`abi`, `operations`), emits an object, and lets the crate sbpf-linker lay out the ELF files.
//! SBF_LINK_DUMP=<folder> keeps the module after every stage as text, and the object.

// All of this is LLVM's C API: a block around every line would say nothing.
#![allow(unsafe_op_in_unsafe_fn)]

mod abi;
mod llvm;
mod operations;
mod scratch;
mod symbols;

use std::{
    collections::HashSet,
    env,
    ffi::{CStr, CString, c_void},
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    ptr,
    sync::Mutex,
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use bpf_linker::llvm_sys::{
    LLVMDiagnosticSeverity,
    analysis::{LLVMVerifierFailureAction, LLVMVerifyModule},
    bit_reader::LLVMParseBitcodeInContext2,
    core::*,
    debuginfo::LLVMStripModuleDebugInfo,
    error::LLVMGetErrorMessage,
    ir_reader::LLVMParseIRInContext2,
    linker::LLVMLinkModules2,
    prelude::*,
    support::LLVMParseCommandLineOptions,
    target::*,
    target_machine::*,
    transforms::pass_builder::*,
};
use llvm::checked;
use object::read::archive::ArchiveFile;
use operations::{FLOAT_HELPERS, Round};
use sbpf_linker::{OptimizationConfig, ProgramOptions, SbpfArch, SbpfLinkerError, link_program};

const TRIPLE: &CStr = c"bpfel";
pub const CPU: &CStr = c"v2";
pub const FEATURES: &CStr = c"+allows-misaligned-mem-access";
/// Bytes of a frame, in SBPF v0 as in v3.
const FRAME: i32 = 4096;
const ENTRY: &str = "entrypoint";
/// What is kept though nothing reaches it: contact and source revision, which tools look for in the binary.
const SECURITY_TXT: &str = "SECURITY_TXT";

/// The helpers, compiled from ../../rt.
const HELPERS: &CStr = match CStr::from_bytes_with_nul(concat!(include_str!("rt.ll"), "\0").as_bytes()) {
    Ok(text) => text,
    Err(_) => panic!("rt.ll holds a zero byte"),
};
/// After the helpers have joined and the module is legal: inline them and tidy up around them.
const CLEANUP: &str = "always-inline,function(sroa,early-cse,instcombine,simplifycfg,gvn,dse,instcombine,simplifycfg),globaldce";
/// After the last round. No pass here may form an operation that the backend does not have.
const FINISH: &str = "always-inline,function(sroa,early-cse,adce,simplifycfg),globaldce";

#[derive(Default)]
struct Args {
    inputs: Vec<String>,
    output: String,
    exports: HashSet<String>,
}

/// Understands what rustc passes to a linker of flavour "bpf"; options without a use here are skipped.
fn parse_args(arguments: impl Iterator<Item = String>) -> Result<Args> {
    let mut args = Args::default();
    let mut rest = arguments;
    while let Some(arg) = rest.next() {
        let (key, inline) = match arg.split_once('=') {
            Some((key, value)) if key.starts_with("--") => (key, Some(value.to_owned())),
            _ => (arg.as_str(), None),
        };
        let mut value = || {
            inline
                .clone()
                .or_else(|| rest.next())
                .with_context(|| format!("{arg} needs a value"))
        };
        match key {
            "-o" | "--output" => args.output = value()?,
            "--export-symbols" => args
                .exports
                .extend(fs::read_to_string(value()?)?.lines().map(String::from)),
            "--export" => args.exports.extend(value()?.split(',').map(String::from)),
            "-L" | "--cpu" | "--cpu-features" | "--target" | "-flavor" | "--flavor" => drop(value()?),
            _ if key.starts_with('-') => {} // -O3, --debug and the like
            _ => args.inputs.push(arg),
        }
    }
    ensure!(!args.output.is_empty(), "no --output");
    Ok(args)
}

fn main() -> ExitCode {
    // Without a backtrace: rustc shows all that its linker writes.
    match link() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sbf-link: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn link() -> Result<()> {
    let args = parse_args(env::args().skip(1))?;
    if !args.exports.contains(ENTRY) {
        // Cargo makes the cdylib of every dependency that names that crate type, and nothing will load it.
        ensure!(
            env::var_os("CARGO_PRIMARY_PACKAGE").is_none(),
            "no function `{ENTRY}`, so the program would be empty: is a feature like `no-entrypoint` on?"
        );
        return Ok(fs::write(&args.output, [])?);
    }
    let dump = env::var_os("SBF_LINK_DUMP").map(PathBuf::from);
    // SAFETY: one thread, and every LLVM object outlives its use: the process ends before they are freed.
    let object = unsafe { Compiler::new(dump.clone())?.compile(&args.inputs)? };
    if let Some(folder) = dump {
        fs::write(folder.join("program.o"), &object)?;
    }
    let output = PathBuf::from(args.output);
    fs::write(twin_of(&output), lay_out(&object, SbpfArch::V0)?)?;
    Ok(fs::write(output, lay_out(&object, SbpfArch::V3)?)?)
}

/// Path of the v0 file. Its name does not end in `.so`, which deploy tools look for.
fn twin_of(output: &Path) -> PathBuf {
    output.with_extension("sbpf-v0.elf")
}

fn lay_out(object: &[u8], version: SbpfArch) -> Result<Vec<u8>> {
    let options = ProgramOptions::new(OptimizationConfig::disabled(), version, FRAME);
    link_program(object, options).map_err(|e| anyhow!("{}", SbpfLinkerError::format_errors(&e)))
}

struct Compiler {
    context: LLVMContextRef,
    machine: LLVMTargetMachineRef,
    module: LLVMModuleRef,
    dump: Option<PathBuf>,
}

impl Compiler {
    unsafe fn new(dump: Option<PathBuf>) -> Result<Self> {
        LLVMInitializeBPFTarget();
        LLVMInitializeBPFTargetMC();
        LLVMInitializeBPFTargetInfo();
        LLVMInitializeBPFAsmPrinter();
        // eBPF divides by zero without a trap, so these two passes move divisions above their zero checks.
        // SBPF traps.
        // The threshold is LLVM's own for small code: an eighth fewer bytes than with that of O3, for units that
        // differ by less than half a percent.
        let flags = [
            c"sbf-link",
            c"-disable-machine-cse",
            c"-disable-machine-licm",
            c"-inline-threshold=25",
        ]
        .map(CStr::to_owned);
        let frame = CString::new(format!("-bpf-stack-size={FRAME}"))?;
        let argv: Vec<_> = flags.iter().chain([&frame]).map(|flag| flag.as_ptr()).collect();
        LLVMParseCommandLineOptions(argv.len() as i32, argv.as_ptr(), ptr::null());

        let context = LLVMContextCreate();
        LLVMContextSetDiagnosticHandler(context, Some(on_diagnostic), ptr::null_mut());
        let mut target = ptr::null_mut();
        checked("target", |e| unsafe {
            LLVMGetTargetFromTriple(TRIPLE.as_ptr(), &mut target, e)
        })?;
        let machine = LLVMCreateTargetMachine(
            target,
            TRIPLE.as_ptr(),
            CPU.as_ptr(),
            FEATURES.as_ptr(),
            LLVMCodeGenOptLevel::LLVMCodeGenLevelAggressive,
            LLVMRelocMode::LLVMRelocStatic,
            LLVMCodeModel::LLVMCodeModelDefault,
        );
        let module = LLVMModuleCreateWithNameInContext(c"program".as_ptr(), context);
        LLVMSetTarget(module, TRIPLE.as_ptr());
        LLVMSetModuleDataLayout(module, LLVMCreateTargetDataLayout(machine));
        Ok(Self {
            context,
            machine,
            module,
            dump,
        })
    }

    unsafe fn compile(&self, inputs: &[String]) -> Result<Vec<u8>> {
        let m = self.module;
        // compiler_builtins joins later, with the helpers, whose strong symbols win over its weak ones.
        let (builtins, inputs): (Vec<_>, Vec<_>) =
            inputs.iter().partition(|path| path.contains("compiler_builtins"));
        self.link_files(&inputs)?;
        LLVMStripModuleDebugInfo(m);
        symbols::drop_used(m);
        symbols::set_target(m);
        symbols::internalize(m, |name| [ENTRY, SECURITY_TXT].contains(&name));
        symbols::drop_section(m, SECURITY_TXT);
        self.dump("0-linked")?;
        self.run("function(lower-atomic)")?;
        // Generic code is compiled once for each of its types, and is often the same: a fourteenth of the bytes.
        self.run("default<O3>,mergefunc,globaldce")?;
        self.dump("1-optimized")?;

        // Only now: O3 would recognise some of the helpers and undo them.
        self.link_helpers()?;
        self.link_files(&builtins)?;
        let wanted = |name: &str| {
            [ENTRY, SECURITY_TXT, "memmove", "memset"].contains(&name)
                || name.starts_with("__sbf_")
                || FLOAT_HELPERS.contains(&name)
        };
        symbols::internalize(m, wanted);
        self.run("globaldce")?;
        symbols::set_target(m);
        abi::lower_all(m)?;
        operations::lower_all(m, Round::First)?;
        self.dump("2-legalized")?;
        self.verify()?;
        self.run(CLEANUP)?;
        operations::lower_all(m, Round::Last)?;
        symbols::internalize(m, |name| [ENTRY, SECURITY_TXT].contains(&name));
        self.run(FINISH)?;
        symbols::drop_sret(m);
        symbols::name_statics(m);
        self.dump("3-final")?;
        self.verify()?;
        symbols::check(m)?;
        self.emit()
    }

    unsafe fn link_files(&self, paths: &[&String]) -> Result<()> {
        for path in paths {
            let data = fs::read(path).with_context(|| path.to_string())?;
            let Ok(archive) = ArchiveFile::parse(&*data) else {
                self.link_bitcode(path, &data)?;
                continue;
            };
            for member in archive.members() {
                self.link_bitcode(path, member?.data(&*data)?)?;
            }
        }
        Ok(())
    }

    unsafe fn link_bitcode(&self, path: &str, data: &[u8]) -> Result<()> {
        if !data.starts_with(b"BC\xC0\xDE") {
            return Ok(()); // metadata of an rlib
        }
        let mut other = ptr::null_mut();
        let readable = LLVMParseBitcodeInContext2(self.context, buffer(data), &mut other) == 0;
        ensure!(readable, "{path}: unreadable bitcode");
        ensure!(LLVMLinkModules2(self.module, other) == 0, "{path}: not linked");
        Ok(())
    }

    unsafe fn link_helpers(&self) -> Result<()> {
        let mut helpers = ptr::null_mut();
        let text = buffer(HELPERS.to_bytes());
        checked("rt.ll", |e| unsafe {
            LLVMParseIRInContext2(self.context, text, &mut helpers, e)
        })?;
        ensure!(LLVMLinkModules2(self.module, helpers) == 0, "rt.ll: not linked");
        Ok(())
    }

    unsafe fn run(&self, passes: &str) -> Result<()> {
        let options = LLVMCreatePassBuilderOptions();
        let error = LLVMRunPasses(self.module, CString::new(passes)?.as_ptr(), self.machine, options);
        LLVMDisposePassBuilderOptions(options);
        if !error.is_null() {
            bail!(
                "{passes}: {}",
                CStr::from_ptr(LLVMGetErrorMessage(error)).to_string_lossy()
            );
        }
        Ok(())
    }

    unsafe fn verify(&self) -> Result<()> {
        let action = LLVMVerifierFailureAction::LLVMReturnStatusAction;
        checked("verify", |e| unsafe { LLVMVerifyModule(self.module, action, e) })
    }

    unsafe fn dump(&self, stage: &str) -> Result<()> {
        let Some(folder) = &self.dump else { return Ok(()) };
        fs::create_dir_all(folder)?;
        let path = CString::new(format!("{}/{stage}.ll", folder.display()))?;
        checked("dump", |e| unsafe {
            LLVMPrintModuleToFile(self.module, path.as_ptr(), e)
        })
    }

    unsafe fn emit(&self) -> Result<Vec<u8>> {
        let mut out = ptr::null_mut();
        let kind = LLVMCodeGenFileType::LLVMObjectFile;
        checked("codegen", |e| unsafe {
            LLVMTargetMachineEmitToMemoryBuffer(self.machine, self.module, kind, e, &mut out)
        })?;
        let complaints = COMPLAINTS.lock().expect("one thread");
        ensure!(complaints.is_empty(), "LLVM:\n  {}", complaints.join("\n  "));
        let start = LLVMGetBufferStart(out).cast::<u8>();
        Ok(std::slice::from_raw_parts(start, LLVMGetBufferSize(out)).to_vec())
    }
}

unsafe fn buffer(data: &[u8]) -> LLVMMemoryBufferRef {
    LLVMCreateMemoryBufferWithMemoryRangeCopy(data.as_ptr().cast(), data.len(), c"in".as_ptr())
}

/// Errors, and frames that are too large, which LLVM only warns about.
static COMPLAINTS: Mutex<Vec<String>> = Mutex::new(vec![]);

extern "C" fn on_diagnostic(info: LLVMDiagnosticInfoRef, _: *mut c_void) {
    // SAFETY: `info` is valid during this call.
    let (text, severity) = unsafe {
        let text = CStr::from_ptr(LLVMGetDiagInfoDescription(info));
        (text.to_string_lossy().into_owned(), LLVMGetDiagInfoSeverity(info))
    };
    if text.contains("stack limit") {
        // LLVM goes on to recommend maps of the Linux kernel.
        let place = text.split(": Looks like").next().unwrap_or(&text);
        complain(format!(
            "{place}: the frame is larger than {FRAME} bytes; box what is large in it"
        ));
    } else if severity == LLVMDiagnosticSeverity::LLVMDSError {
        complain(text);
    }
}

fn complain(text: String) {
    COMPLAINTS.lock().expect("one thread").push(text);
}
