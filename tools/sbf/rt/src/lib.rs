//! What sbf-link calls for operations that LLVM's BPF backend cannot emit: 128-bit arithmetic, memory.
//!
//! gen.sh compiles this to LLVM IR (link/src/rt.ll, committed), which the linker adds to every program.
//! Only u64 arithmetic that the VM has natively may be used, except in `__sbf_mul256`, whose u128
//! additions the backend can emit.
#![no_std]
#![no_builtins]
// rustc ignores `inline` on exported functions itself, but passes it on, and the linker inlines by it.
#![allow(unused_attributes)]

use core::hint::assert_unchecked;

type Out = *mut [u64; 2];
const M32: u64 = 0xffff_ffff;

unsafe extern "C" {
    // Appended by gen.sh in IR: rustc would turn the four partial products back into a 128-bit mul.
    safe fn __sbf_umulh(a: u64, b: u64) -> u64;
    unsafe fn sol_memmove_(d: *mut u8, s: *const u8, n: u64);
    unsafe fn sol_memset_(d: *mut u8, c: u8, n: u64);
    unsafe fn sol_memcmp_(a: *const u8, b: *const u8, n: u64, r: *mut i32);
}

#[inline(always)]
unsafe fn put(out: Out, lo: u64, hi: u64) {
    *out = [lo, hi];
}

#[inline(always)]
fn mul(al: u64, ah: u64, bl: u64, bh: u64) -> (u64, u64) {
    let hi = __sbf_umulh(al, bl)
        .wrapping_add(al.wrapping_mul(bh))
        .wrapping_add(ah.wrapping_mul(bl));
    (al.wrapping_mul(bl), hi)
}
#[inline(always)]
fn sub(al: u64, ah: u64, bl: u64, bh: u64) -> (u64, u64) {
    (
        al.wrapping_sub(bl),
        ah.wrapping_sub(bh).wrapping_sub((al < bl) as u64),
    )
}
#[inline(always)]
fn neg_if(n: bool, lo: u64, hi: u64) -> (u64, u64) {
    if n {
        sub(0, 0, lo, hi)
    } else {
        (lo, hi)
    }
}
#[inline(always)]
fn clz(mut x: u64) -> u64 {
    let mut n = 0;
    let mut w = 32;
    while w > 0 {
        if x >> (64 - w) == 0 {
            n += w;
            x <<= w;
        }
        w >>= 1;
    }
    n
}

#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_mul(out: Out, al: u64, ah: u64, bl: u64, bh: u64) {
    let (l, h) = mul(al, ah, bl, bh);
    put(out, l, h)
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_shl(out: Out, lo: u64, hi: u64, n: u64, _z: u64) {
    let s = n & 63;
    let l = lo << s;
    if n & 64 != 0 {
        put(out, 0, l)
    } else {
        put(out, l, hi << s | (lo >> 1) >> (63 - s))
    }
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_lshr(out: Out, lo: u64, hi: u64, n: u64, _z: u64) {
    let s = n & 63;
    let h = hi >> s;
    if n & 64 != 0 {
        put(out, h, 0)
    } else {
        put(out, lo >> s | (hi << 1) << (63 - s), h)
    }
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_ashr(out: Out, lo: u64, hi: u64, n: u64, _z: u64) {
    let s = n & 63;
    let h = ((hi as i64) >> s) as u64;
    if n & 64 != 0 {
        put(out, h, ((hi as i64) >> 63) as u64)
    } else {
        put(out, lo >> s | (hi << 1) << (63 - s), h)
    }
}

/// (u1:u0) / v for u1 < v: two 32-bit quotient digits, each estimated and corrected (Knuth 4.3.1 D).
#[inline(never)]
unsafe fn div_2by1(mut u1: u64, mut u0: u64, mut v: u64) -> (u64, u64) {
    assert_unchecked(v != 0);
    if v <= M32 {
        let a = u1 << 32 | u0 >> 32;
        let b = (a % v) << 32 | u0 & M32;
        return (((a / v) << 32) | (b / v), b % v);
    }
    let s = clz(v);
    v <<= s;
    if s != 0 {
        u1 = u1 << s | u0 >> (64 - s);
        u0 <<= s;
    }
    let (v1, v0) = (v >> 32, v & M32);
    assert_unchecked(v1 != 0);
    let mut q = 0;
    let mut next = u0 >> 32;
    let mut k = 0;
    while k < 2 {
        let mut d = u1 / v1;
        let mut r = u1 % v1;
        while d > M32 || d.wrapping_mul(v0) > (r << 32 | next) {
            d -= 1;
            r += v1;
            if r > M32 {
                break;
            }
        }
        u1 = (u1 << 32 | next).wrapping_sub(d.wrapping_mul(v));
        q = q << 32 | d;
        next = u0 & M32;
        k += 1;
    }
    (q, u1 >> s)
}

/// out[0..2] = quotient, out[2..4] = remainder.
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_udivrem(out: *mut [u64; 4], al: u64, ah: u64, bl: u64, bh: u64) {
    if bh == 0 {
        assert_unchecked(bl != 0);
        if ah == 0 {
            *out = [al / bl, 0, al % bl, 0];
            return;
        }
        let (qh, rh) = if ah < bl { (0, ah) } else { (ah / bl, ah % bl) };
        let (ql, r) = div_2by1(rh, al, bl);
        *out = [ql, qh, r, 0];
        return;
    }
    // The quotient fits one word: estimate from the divisor's top 64 bits, at most one too large.
    let s = clz(bh);
    let v = if s == 0 { bh } else { bh << s | bl >> (64 - s) };
    let (q1, _) = div_2by1(ah >> 1, ah << 63 | al >> 1, v);
    let mut q = q1 >> (63 - s);
    if q != 0 {
        q -= 1;
    }
    let (pl, ph) = mul(q, 0, bl, bh);
    let (mut rl, mut rh) = sub(al, ah, pl, ph);
    if rh > bh || rh == bh && rl >= bl {
        q += 1;
        (rl, rh) = sub(rl, rh, bl, bh);
    }
    *out = [q, 0, rl, rh];
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_udiv(out: Out, al: u64, ah: u64, bl: u64, bh: u64) {
    let mut t = [0; 4];
    __sbf_udivrem(&mut t, al, ah, bl, bh);
    put(out, t[0], t[1])
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_urem(out: Out, al: u64, ah: u64, bl: u64, bh: u64) {
    let mut t = [0; 4];
    __sbf_udivrem(&mut t, al, ah, bl, bh);
    put(out, t[2], t[3])
}
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_sdiv(out: Out, al: u64, ah: u64, bl: u64, bh: u64) {
    let (na, nb) = ((ah as i64) < 0, (bh as i64) < 0);
    let (al, ah) = neg_if(na, al, ah);
    let (bl, bh) = neg_if(nb, bl, bh);
    let mut t = [0; 4];
    __sbf_udivrem(&mut t, al, ah, bl, bh);
    let (l, h) = neg_if(na != nb, t[0], t[1]);
    put(out, l, h)
}
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_srem(out: Out, al: u64, ah: u64, bl: u64, bh: u64) {
    let na = (ah as i64) < 0;
    let (al, ah) = neg_if(na, al, ah);
    let (bl, bh) = neg_if((bh as i64) < 0, bl, bh);
    let mut t = [0; 4];
    __sbf_udivrem(&mut t, al, ah, bl, bh);
    let (l, h) = neg_if(na, t[2], t[3]);
    put(out, l, h)
}
/// Product modulo 2^128; returns 1 if the unsigned product does not fit.
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_umulo(out: Out, al: u64, ah: u64, bl: u64, bh: u64) -> u64 {
    let c1 = __sbf_umulh(al, bh) | __sbf_umulh(ah, bl);
    let (x, y) = (al.wrapping_mul(bh), ah.wrapping_mul(bl));
    let cross = x.wrapping_add(y);
    let h0 = __sbf_umulh(al, bl);
    let hi = h0.wrapping_add(cross);
    put(out, al.wrapping_mul(bl), hi);
    ((ah != 0 && bh != 0) || c1 != 0 || cross < x || hi < h0) as u64
}
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_smulo(out: Out, al: u64, ah: u64, bl: u64, bh: u64) -> u64 {
    let n = ((ah ^ bh) as i64) < 0;
    let (al, ah) = neg_if((ah as i64) < 0, al, ah);
    let (bl, bh) = neg_if((bh as i64) < 0, bl, bh);
    let over = __sbf_umulo(out, al, ah, bl, bh);
    let [l, h] = *out;
    let (l, h) = neg_if(n, l, h);
    put(out, l, h);
    over | ((l | h) != 0 && ((h as i64) < 0) != n) as u64
}

// A syscall costs about 10 CU; memmove serves memcpy too, since LLVM may copy a value onto itself,
// which the sol_memcpy_ syscall rejects.
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn memmove(d: *mut u8, s: *const u8, n: usize) -> *mut u8 {
    sol_memmove_(d, s, n as u64);
    d
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn memcpy(d: *mut u8, s: *const u8, n: usize) -> *mut u8 {
    sol_memmove_(d, s, n as u64);
    d
}
#[inline(always)]
#[no_mangle]
pub unsafe extern "C" fn memset(d: *mut u8, c: i32, n: usize) -> *mut u8 {
    sol_memset_(d, c as u8, n as u64);
    d
}
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn memcmp(a: *const u8, b: *const u8, n: usize) -> i32 {
    let mut r = 0;
    sol_memcmp_(a, b, n as u64, &mut r);
    r
}
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn bcmp(a: *const u8, b: *const u8, n: usize) -> i32 {
    memcmp(a, b, n)
}

/// Full 256-bit product.
#[inline(never)]
#[no_mangle]
pub unsafe extern "C" fn __sbf_mul256(out: *mut [u64; 4], al: u64, ah: u64, bl: u64, bh: u64) {
    let mid = __sbf_umulh(al, bl) as u128 + al.wrapping_mul(bh) as u128 + ah.wrapping_mul(bl) as u128;
    let top =
        (mid >> 64) + __sbf_umulh(al, bh) as u128 + __sbf_umulh(ah, bl) as u128 + ah.wrapping_mul(bh) as u128;
    let high = ((top >> 64) as u64).wrapping_add(__sbf_umulh(ah, bh));
    *out = [al.wrapping_mul(bl), mid as u64, top as u64, high];
}
