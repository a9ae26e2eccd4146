
; High half of the 64x64 product, from four 32-bit partial products.
define i64 @__sbf_umulh(i64 %a, i64 %b) noinline nounwind willreturn memory(none) {
  %a0 = and i64 %a, 4294967295
  %a1 = lshr i64 %a, 32
  %b0 = and i64 %b, 4294967295
  %b1 = lshr i64 %b, 32
  %p00 = mul i64 %a0, %b0
  %p10 = mul i64 %a1, %b0
  %p01 = mul i64 %a0, %b1
  %p11 = mul i64 %a1, %b1
  %c0 = lshr i64 %p00, 32
  %mid = add i64 %p10, %c0
  %midlo = and i64 %mid, 4294967295
  %midhi = lshr i64 %mid, 32
  %low = add i64 %p01, %midlo
  %lowhi = lshr i64 %low, 32
  %t = add i64 %p11, %midhi
  %r = add i64 %t, %lowhi
  ret i64 %r
}
