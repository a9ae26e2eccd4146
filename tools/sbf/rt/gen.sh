#!/usr/bin/env bash
# Compiles src/lib.rs to LLVM IR for the linker:   gen.sh           writes ../link/src/rt.ll
#                                                  gen.sh --check   fails if that file is not what it would write
# Needs the packages that cargo-sbf installs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(realpath -m "${SBF_WORK:-../../../.cache/sbf}")/rt
unset RUSTUP_TOOLCHAIN RUSTFLAGS

RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo rustc --quiet --release --target-dir "$work" \
  -Zbuild-std=core -Zjson-target-spec --target "$PWD/../bpfel-solana.json" -- --emit=llvm-ir
ir=$(ls -t "$work"/bpfel-solana/release/deps/sbf_rt-*.ll | head -1)
{
  # Without what belongs to the compilation: module, target, metadata, the declaration that umulh.ll defines,
  # and the name that rustc makes from the folder for the one function that is not exported.
  grep -vE '^(; ModuleID|source_filename|target |declare [a-z ]*i64 @__sbf_umulh|!llvm\.|!0 = |!1 = )' "$ir" |
    sed -E 's/ "target-cpu"="v2"//; s/@_RNv[A-Za-z0-9]*_6sbf_rt8div_2by1/@div_2by1/'
  cat umulh.ll
} >"$work/rt.ll"

if [[ ${1-} == --check ]]; then
  cmp -s "$work/rt.ll" ../link/src/rt.ll || { echo "gen.sh: link/src/rt.ll is not what rt/src/lib.rs gives; run tools/sbf/rt/gen.sh" >&2; exit 1; }
else
  cp "$work/rt.ll" ../link/src/rt.ll
fi
