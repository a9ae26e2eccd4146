
; sbf_rt::div_2by1
; Function Attrs: nofree noinline norecurse nosync nounwind memory(argmem: write, inaccessiblemem: write)
define internal fastcc void @div_2by1(ptr dead_on_unwind noalias noundef nonnull writable writeonly sret([16 x i8]) align 8 captures(none) dereferenceable(16) %_0, i64 noundef range(i64 0, -1) %0, i64 noundef %1, i64 noundef %2) unnamed_addr #0 {
start:
  %_4 = icmp ne i64 %2, 0
  tail call void @llvm.assume(i1 %_4)
  %_6 = icmp ult i64 %2, 4294967296
  br i1 %_6, label %bb1, label %bb25.preheader

bb25.preheader:                                   ; preds = %start
  %3 = icmp ult i64 %2, 281474976710656
  %4 = select i1 %3, i64 16, i64 0
  %_29.sroa.0.1.1 = shl i64 %2, %4
  %5 = icmp ult i64 %_29.sroa.0.1.1, 72057594037927936
  %6 = select i1 %5, i64 8, i64 0
  %_29.sroa.0.1.2 = shl i64 %_29.sroa.0.1.1, %6
  %7 = icmp ult i64 %_29.sroa.0.1.2, 1152921504606846976
  %8 = select i1 %7, i64 4, i64 0
  %_29.sroa.0.1.3 = shl i64 %_29.sroa.0.1.2, %8
  %9 = icmp ult i64 %_29.sroa.0.1.3, 4611686018427387904
  %10 = select i1 %9, i64 2, i64 0
  %_29.sroa.0.1.4 = shl i64 %_29.sroa.0.1.3, %10
  %11 = icmp sgt i64 %_29.sroa.0.1.4, -1
  %12 = zext i1 %11 to i64
  %13 = or disjoint i64 %4, %12
  %14 = or disjoint i64 %13, %6
  %15 = or disjoint i64 %14, %8
  %s.sroa.0.1.5 = or disjoint i64 %15, %10
  %16 = shl i64 %2, %s.sroa.0.1.5
  %17 = icmp eq i64 %s.sroa.0.1.5, 0
  br i1 %17, label %bb9, label %bb7

bb1:                                              ; preds = %start
  %a = tail call i64 @llvm.fshl.i64(i64 %0, i64 %1, i64 32)
  %_20 = udiv i64 %a, %2
  %18 = mul i64 %_20, %2
  %_14.decomposed = sub i64 %a, %18
  %_13 = shl nuw i64 %_14.decomposed, 32
  %_17 = and i64 %1, 4294967295
  %b = or disjoint i64 %_13, %_17
  %_19 = shl i64 %_20, 32
  %b.frozen = freeze i64 %b
  %_23 = udiv i64 %b.frozen, %2
  %_18 = or i64 %_19, %_23
  %19 = mul i64 %_23, %2
  %_26.decomposed = sub i64 %b.frozen, %19
  br label %bb23

bb7:                                              ; preds = %bb25.preheader
  %_32 = shl i64 %0, %s.sroa.0.1.5
  %_36 = sub nsw i64 0, %s.sroa.0.1.5
  %20 = and i64 %_36, 63
  %_34 = lshr i64 %1, %20
  %21 = or i64 %_32, %_34
  %22 = shl i64 %1, %s.sroa.0.1.5
  br label %bb9

bb9:                                              ; preds = %bb25.preheader, %bb7
  %u0.sroa.0.0 = phi i64 [ %1, %bb25.preheader ], [ %22, %bb7 ]
  %u1.sroa.0.0 = phi i64 [ %0, %bb25.preheader ], [ %21, %bb7 ]
  %v1 = lshr i64 %16, 32
  %v0 = and i64 %16, 4294967295
  %23 = lshr i64 %u0.sroa.0.0, 32
  %24 = and i64 %u0.sroa.0.0, 4294967295
  %u1.sroa.0.0.frozen = freeze i64 %u1.sroa.0.0
  %v1.frozen = freeze i64 %v1
  %25 = udiv i64 %u1.sroa.0.0.frozen, %v1.frozen
  %26 = mul i64 %25, %v1.frozen
  %.decomposed = sub i64 %u1.sroa.0.0.frozen, %26
  br label %bb13

bb23:                                             ; preds = %bb1, %bb21.1
  %_18.sink = phi i64 [ %_18, %bb1 ], [ %36, %bb21.1 ]
  %_26.sink = phi i64 [ %_26.decomposed, %bb1 ], [ %_73, %bb21.1 ]
  store i64 %_18.sink, ptr %_0, align 8
  %27 = getelementptr inbounds nuw i8, ptr %_0, i64 8
  store i64 %_26.sink, ptr %27, align 8
  ret void

bb13:                                             ; preds = %bb17, %bb9
  %r.sroa.0.0 = phi i64 [ %.decomposed, %bb9 ], [ %38, %bb17 ]
  %d.sroa.0.0 = phi i64 [ %25, %bb9 ], [ %37, %bb17 ]
  %_55 = icmp ugt i64 %d.sroa.0.0, 4294967295
  br i1 %_55, label %bb17, label %bb15

bb15:                                             ; preds = %bb13
  %_58 = mul nuw i64 %d.sroa.0.0, %v0
  %_61 = shl nuw i64 %r.sroa.0.0, 32
  %_60 = or disjoint i64 %_61, %23
  %_57 = icmp ugt i64 %_58, %_60
  br i1 %_57, label %bb17, label %bb21

bb21:                                             ; preds = %bb17, %bb15
  %d.sroa.0.1 = phi i64 [ %37, %bb17 ], [ %d.sroa.0.0, %bb15 ]
  %_67 = shl i64 %u1.sroa.0.0, 32
  %_66 = or disjoint i64 %_67, %23
  %28 = mul i64 %16, %d.sroa.0.1
  %29 = sub i64 %_66, %28
  %.frozen = freeze i64 %29
  %v1.frozen57 = freeze i64 %v1
  %30 = udiv i64 %.frozen, %v1.frozen57
  %31 = mul i64 %30, %v1.frozen57
  %.decomposed58 = sub i64 %.frozen, %31
  br label %bb13.1

bb13.1:                                           ; preds = %bb17.1, %bb21
  %r.sroa.0.0.1 = phi i64 [ %.decomposed58, %bb21 ], [ %33, %bb17.1 ]
  %d.sroa.0.0.1 = phi i64 [ %30, %bb21 ], [ %32, %bb17.1 ]
  %_55.1 = icmp ugt i64 %d.sroa.0.0.1, 4294967295
  br i1 %_55.1, label %bb17.1, label %bb15.1

bb15.1:                                           ; preds = %bb13.1
  %_58.1 = mul nuw i64 %d.sroa.0.0.1, %v0
  %_61.1 = shl nuw i64 %r.sroa.0.0.1, 32
  %_60.1 = or disjoint i64 %_61.1, %24
  %_57.1 = icmp ugt i64 %_58.1, %_60.1
  br i1 %_57.1, label %bb17.1, label %bb21.1

bb17.1:                                           ; preds = %bb15.1, %bb13.1
  %32 = add i64 %d.sroa.0.0.1, -1
  %33 = add nuw nsw i64 %r.sroa.0.0.1, %v1
  %_64.1 = icmp samesign ugt i64 %33, 4294967295
  br i1 %_64.1, label %bb21.1, label %bb13.1

bb21.1:                                           ; preds = %bb17.1, %bb15.1
  %d.sroa.0.1.1 = phi i64 [ %32, %bb17.1 ], [ %d.sroa.0.0.1, %bb15.1 ]
  %_67.1 = shl i64 %29, 32
  %_66.1 = or disjoint i64 %_67.1, %24
  %34 = mul i64 %16, %d.sroa.0.1.1
  %35 = sub i64 %_66.1, %34
  %_71.1 = shl i64 %d.sroa.0.1, 32
  %36 = or i64 %d.sroa.0.1.1, %_71.1
  %_73 = lshr i64 %35, %s.sroa.0.1.5
  br label %bb23

bb17:                                             ; preds = %bb15, %bb13
  %37 = add i64 %d.sroa.0.0, -1
  %38 = add nuw nsw i64 %r.sroa.0.0, %v1
  %_64 = icmp samesign ugt i64 %38, 4294967295
  br i1 %_64, label %bb21, label %bb13
}

; Function Attrs: alwaysinline mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write)
define void @__sbf_ashr(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %lo, i64 noundef %hi, i64 noundef %n, i64 noundef %_z) unnamed_addr #1 {
start:
  %s = and i64 %n, 63
  %_8 = ashr i64 %hi, %s
  %_10 = and i64 %n, 64
  %0 = icmp eq i64 %_10, 0
  br i1 %0, label %bb2, label %bb1

bb2:                                              ; preds = %start
  %_14 = lshr i64 %lo, %s
  %_16 = shl i64 %hi, 1
  %_17 = xor i64 %s, 63
  %_15 = shl i64 %_16, %_17
  %_13 = or i64 %_15, %_14
  br label %bb3

bb1:                                              ; preds = %start
  %_12 = ashr i64 %hi, 63
  br label %bb3

bb3:                                              ; preds = %bb1, %bb2
  %_8.sink = phi i64 [ %_13, %bb2 ], [ %_8, %bb1 ]
  %_12.sink = phi i64 [ %_8, %bb2 ], [ %_12, %bb1 ]
  store i64 %_8.sink, ptr %out, align 8
  %1 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %_12.sink, ptr %1, align 8
  ret void
}

; Function Attrs: alwaysinline mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write)
define void @__sbf_lshr(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %lo, i64 noundef %hi, i64 noundef %n, i64 noundef %_z) unnamed_addr #1 {
start:
  %s = and i64 %n, 63
  %h = lshr i64 %hi, %s
  %_8 = and i64 %n, 64
  %0 = icmp eq i64 %_8, 0
  br i1 %0, label %bb2, label %bb3

bb2:                                              ; preds = %start
  %_10 = lshr i64 %lo, %s
  %_12 = shl i64 %hi, 1
  %_13 = xor i64 %s, 63
  %_11 = shl i64 %_12, %_13
  %_9 = or i64 %_11, %_10
  br label %bb3

bb3:                                              ; preds = %start, %bb2
  %h.sink = phi i64 [ %_9, %bb2 ], [ %h, %start ]
  %.sink = phi i64 [ %h, %bb2 ], [ 0, %start ]
  store i64 %h.sink, ptr %out, align 8
  %1 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %.sink, ptr %1, align 8
  ret void
}

; Function Attrs: alwaysinline nounwind
define void @__sbf_mul(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) unnamed_addr #2 {
start:
  %_8 = tail call noundef i64 @__sbf_umulh(i64 noundef %al, i64 noundef %bl) #8
  %_9 = mul i64 %bh, %al
  %_10 = mul i64 %bl, %ah
  %_7 = add i64 %_9, %_10
  %h = add i64 %_7, %_8
  %l = mul i64 %bl, %al
  store i64 %l, ptr %out, align 8
  %0 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %h, ptr %0, align 8
  ret void
}

; Function Attrs: noinline nounwind
define void @__sbf_mul256(ptr noundef writeonly captures(none) initializes((0, 32)) %out, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) unnamed_addr #3 {
start:
  %_9 = tail call noundef i64 @__sbf_umulh(i64 noundef %al, i64 noundef %bl) #8
  %_8 = zext i64 %_9 to i128
  %_11 = mul i64 %bh, %al
  %_10 = zext i64 %_11 to i128
  %_13 = mul i64 %bl, %ah
  %_12 = zext i64 %_13 to i128
  %_7 = add nuw nsw i128 %_10, %_12
  %mid = add nuw nsw i128 %_7, %_8
  %_17 = lshr i128 %mid, 64
  %_19 = tail call noundef i64 @__sbf_umulh(i64 noundef %al, i64 noundef %bh) #8
  %_18 = zext i64 %_19 to i128
  %_21 = tail call noundef i64 @__sbf_umulh(i64 noundef %ah, i64 noundef %bl) #8
  %_20 = zext i64 %_21 to i128
  %_23 = mul i64 %bh, %ah
  %_22 = zext i64 %_23 to i128
  %_16 = add nuw nsw i128 %_18, %_22
  %_15 = add nuw nsw i128 %_16, %_20
  %top = add nuw nsw i128 %_15, %_17
  %_26 = lshr i128 %top, 64
  %_25 = trunc nuw nsw i128 %_26 to i64
  %_27 = tail call noundef i64 @__sbf_umulh(i64 noundef %ah, i64 noundef %bh) #8
  %high = add i64 %_27, %_25
  %_28 = mul i64 %bl, %al
  %_29 = trunc i128 %mid to i64
  %_30 = trunc i128 %top to i64
  store i64 %_28, ptr %out, align 8
  %0 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %_29, ptr %0, align 8
  %1 = getelementptr inbounds nuw i8, ptr %out, i64 16
  store i64 %_30, ptr %1, align 8
  %2 = getelementptr inbounds nuw i8, ptr %out, i64 24
  store i64 %high, ptr %2, align 8
  ret void
}

; Function Attrs: noinline nounwind
define void @__sbf_sdiv(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %0, i64 noundef %bl, i64 noundef %1) unnamed_addr #3 {
start:
  %t = alloca [32 x i8], align 8
  %na = icmp slt i64 %0, 0
  %nb = icmp slt i64 %1, 0
  %2 = sub i64 0, %al
  %_19 = icmp ne i64 %al, 0
  %_18.neg = sext i1 %_19 to i64
  %3 = sub i64 %_18.neg, %0
  %al1.sroa.0.0 = select i1 %na, i64 %2, i64 %al
  %ah.sroa.0.0 = select i1 %na, i64 %3, i64 %0
  %4 = sub i64 0, %bl
  %_23 = icmp ne i64 %bl, 0
  %_22.neg = sext i1 %_23 to i64
  %5 = sub i64 %_22.neg, %1
  %bl2.sroa.0.0 = select i1 %nb, i64 %4, i64 %bl
  %bh.sroa.0.0 = select i1 %nb, i64 %5, i64 %1
  call void @llvm.lifetime.start.p0(ptr nonnull %t)
  call void @__sbf_udivrem(ptr noundef nonnull %t, i64 noundef %al1.sroa.0.0, i64 noundef %ah.sroa.0.0, i64 noundef %bl2.sroa.0.0, i64 noundef %bh.sroa.0.0) #9
  %_13 = xor i1 %na, %nb
  %_14 = load i64, ptr %t, align 8, !noundef !2
  %6 = getelementptr inbounds nuw i8, ptr %t, i64 8
  %7 = load i64, ptr %6, align 8, !noundef !2
  %8 = sub i64 0, %_14
  %_27 = icmp ne i64 %_14, 0
  %_26.neg = sext i1 %_27 to i64
  %9 = sub i64 %_26.neg, %7
  %l.sroa.0.0 = select i1 %_13, i64 %8, i64 %_14
  %h.sroa.0.0 = select i1 %_13, i64 %9, i64 %7
  store i64 %l.sroa.0.0, ptr %out, align 8
  %10 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %h.sroa.0.0, ptr %10, align 8
  call void @llvm.lifetime.end.p0(ptr nonnull %t)
  ret void
}

; Function Attrs: alwaysinline mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write)
define void @__sbf_shl(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %lo, i64 noundef %hi, i64 noundef %n, i64 noundef %_z) unnamed_addr #1 {
start:
  %s = and i64 %n, 63
  %l = shl i64 %lo, %s
  %_8 = and i64 %n, 64
  %0 = icmp eq i64 %_8, 0
  br i1 %0, label %bb2, label %bb3

bb2:                                              ; preds = %start
  %_10 = shl i64 %hi, %s
  %_12 = lshr i64 %lo, 1
  %_13 = xor i64 %s, 63
  %_11 = lshr i64 %_12, %_13
  %_9 = or i64 %_11, %_10
  br label %bb3

bb3:                                              ; preds = %start, %bb2
  %.sink = phi i64 [ %l, %bb2 ], [ 0, %start ]
  %l.sink = phi i64 [ %_9, %bb2 ], [ %l, %start ]
  store i64 %.sink, ptr %out, align 8
  %1 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %l.sink, ptr %1, align 8
  ret void
}

; Function Attrs: noinline nounwind
define noundef range(i64 0, 2) i64 @__sbf_smulo(ptr noundef captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %0, i64 noundef %bl, i64 noundef %1) unnamed_addr #3 {
start:
  %_8 = xor i64 %1, %0
  %n = icmp slt i64 %_8, 0
  %_9 = icmp slt i64 %0, 0
  %2 = sub i64 0, %al
  %_24 = icmp ne i64 %al, 0
  %_23.neg = sext i1 %_24 to i64
  %3 = sub i64 %_23.neg, %0
  %al1.sroa.0.0 = select i1 %_9, i64 %2, i64 %al
  %ah.sroa.0.0 = select i1 %_9, i64 %3, i64 %0
  %_11 = icmp slt i64 %1, 0
  %4 = sub i64 0, %bl
  %_28 = icmp ne i64 %bl, 0
  %_27.neg = sext i1 %_28 to i64
  %5 = sub i64 %_27.neg, %1
  %bl2.sroa.0.0 = select i1 %_11, i64 %4, i64 %bl
  %bh.sroa.0.0 = select i1 %_11, i64 %5, i64 %1
  %over = tail call noundef i64 @__sbf_umulo(ptr noundef %out, i64 noundef %al1.sroa.0.0, i64 noundef %ah.sroa.0.0, i64 noundef %bl2.sroa.0.0, i64 noundef %bh.sroa.0.0) #9
  %l3 = load i64, ptr %out, align 8, !noundef !2
  %6 = getelementptr inbounds nuw i8, ptr %out, i64 8
  %7 = load i64, ptr %6, align 8, !noundef !2
  %8 = sub i64 0, %l3
  %_32 = icmp ne i64 %l3, 0
  %_31.neg = sext i1 %_32 to i64
  %9 = sub i64 %_31.neg, %7
  %l.sroa.0.0 = select i1 %n, i64 %8, i64 %l3
  %h.sroa.0.0 = select i1 %n, i64 %9, i64 %7
  store i64 %l.sroa.0.0, ptr %out, align 8
  store i64 %h.sroa.0.0, ptr %6, align 8
  %_18 = or i64 %h.sroa.0.0, %l.sroa.0.0
  %10 = icmp eq i64 %_18, 0
  %11 = xor i64 %h.sroa.0.0, %_8
  %.lobit = lshr i64 %11, 63
  %_17.sroa.0.0.off0 = select i1 %10, i64 0, i64 %.lobit
  %_0 = or i64 %_17.sroa.0.0.off0, %over
  ret i64 %_0
}

; Function Attrs: noinline nounwind
define void @__sbf_srem(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %0, i64 noundef %bl, i64 noundef %1) unnamed_addr #3 {
start:
  %t = alloca [32 x i8], align 8
  %na = icmp slt i64 %0, 0
  %2 = sub i64 0, %al
  %_18 = icmp ne i64 %al, 0
  %_17.neg = sext i1 %_18 to i64
  %3 = sub i64 %_17.neg, %0
  %al1.sroa.0.0 = select i1 %na, i64 %2, i64 %al
  %ah.sroa.0.0 = select i1 %na, i64 %3, i64 %0
  %_8 = icmp slt i64 %1, 0
  %4 = sub i64 0, %bl
  %_22 = icmp ne i64 %bl, 0
  %_21.neg = sext i1 %_22 to i64
  %5 = sub i64 %_21.neg, %1
  %bl2.sroa.0.0 = select i1 %_8, i64 %4, i64 %bl
  %bh.sroa.0.0 = select i1 %_8, i64 %5, i64 %1
  call void @llvm.lifetime.start.p0(ptr nonnull %t)
  call void @__sbf_udivrem(ptr noundef nonnull %t, i64 noundef %al1.sroa.0.0, i64 noundef %ah.sroa.0.0, i64 noundef %bl2.sroa.0.0, i64 noundef %bh.sroa.0.0) #9
  %6 = getelementptr inbounds nuw i8, ptr %t, i64 16
  %_13 = load i64, ptr %6, align 8, !noundef !2
  %7 = getelementptr inbounds nuw i8, ptr %t, i64 24
  %8 = load i64, ptr %7, align 8, !noundef !2
  %9 = sub i64 0, %_13
  %_26 = icmp ne i64 %_13, 0
  %_25.neg = sext i1 %_26 to i64
  %10 = sub i64 %_25.neg, %8
  %l.sroa.0.0 = select i1 %na, i64 %9, i64 %_13
  %h.sroa.0.0 = select i1 %na, i64 %10, i64 %8
  store i64 %l.sroa.0.0, ptr %out, align 8
  %11 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %h.sroa.0.0, ptr %11, align 8
  call void @llvm.lifetime.end.p0(ptr nonnull %t)
  ret void
}

; Function Attrs: alwaysinline nounwind
define void @__sbf_udiv(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) unnamed_addr #2 {
start:
  %t = alloca [32 x i8], align 8
  call void @llvm.lifetime.start.p0(ptr nonnull %t)
  call void @__sbf_udivrem(ptr noundef nonnull %t, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) #9
  %_9 = load i64, ptr %t, align 8, !noundef !2
  %0 = getelementptr inbounds nuw i8, ptr %t, i64 8
  %_10 = load i64, ptr %0, align 8, !noundef !2
  store i64 %_9, ptr %out, align 8
  %1 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %_10, ptr %1, align 8
  call void @llvm.lifetime.end.p0(ptr nonnull %t)
  ret void
}

; Function Attrs: noinline nounwind
define void @__sbf_udivrem(ptr noundef writeonly captures(none) initializes((0, 32)) %out, i64 noundef %al, i64 noundef %0, i64 noundef %bl, i64 noundef %bh) unnamed_addr #3 {
start:
  %1 = alloca [16 x i8], align 8
  %2 = alloca [16 x i8], align 8
  %3 = icmp eq i64 %bh, 0
  br i1 %3, label %bb1, label %bb29.preheader

bb29.preheader:                                   ; preds = %start
  %4 = icmp ult i64 %bh, 4294967296
  %5 = select i1 %4, i64 32, i64 0
  %_18.sroa.0.1 = shl i64 %bh, %5
  %6 = icmp ult i64 %_18.sroa.0.1, 281474976710656
  %7 = select i1 %6, i64 16, i64 0
  %_18.sroa.0.1.1 = shl i64 %_18.sroa.0.1, %7
  %8 = icmp ult i64 %_18.sroa.0.1.1, 72057594037927936
  %9 = select i1 %8, i64 8, i64 0
  %_18.sroa.0.1.2 = shl i64 %_18.sroa.0.1.1, %9
  %10 = icmp ult i64 %_18.sroa.0.1.2, 1152921504606846976
  %11 = select i1 %10, i64 4, i64 0
  %_18.sroa.0.1.3 = shl i64 %_18.sroa.0.1.2, %11
  %12 = icmp ult i64 %_18.sroa.0.1.3, 4611686018427387904
  %13 = select i1 %12, i64 2, i64 0
  %_18.sroa.0.1.4 = shl i64 %_18.sroa.0.1.3, %13
  %14 = icmp sgt i64 %_18.sroa.0.1.4, -1
  %15 = zext i1 %14 to i64
  %16 = or disjoint i64 %5, %15
  %17 = or disjoint i64 %16, %7
  %18 = or disjoint i64 %17, %9
  %19 = or disjoint i64 %18, %11
  %s.sroa.0.1.5 = or disjoint i64 %19, %13
  %20 = icmp eq i64 %s.sroa.0.1.5, 0
  br i1 %20, label %bb13, label %bb12

bb1:                                              ; preds = %start
  %_6 = icmp ne i64 %bl, 0
  tail call void @llvm.assume(i1 %_6)
  %21 = icmp eq i64 %0, 0
  br i1 %21, label %bb3, label %bb4

bb4:                                              ; preds = %bb1
  %_10 = icmp ult i64 %0, %bl
  br i1 %_10, label %bb8, label %bb7

bb3:                                              ; preds = %bb1
  %_7 = udiv i64 %al, %bl
  %22 = mul i64 %_7, %bl
  %_9.decomposed = sub i64 %al, %22
  br label %bb27

bb7:                                              ; preds = %bb4
  %23 = udiv i64 %0, %bl
  %24 = mul i64 %23, %bl
  %_13.decomposed = sub i64 %0, %24
  br label %bb8

bb8:                                              ; preds = %bb4, %bb7
  %qh.sroa.0.0 = phi i64 [ %23, %bb7 ], [ 0, %bb4 ]
  %ah.sroa.0.0 = phi i64 [ %_13.decomposed, %bb7 ], [ %0, %bb4 ]
  call void @llvm.lifetime.start.p0(ptr nonnull %2)
; call sbf_rt::div_2by1
  call fastcc void @div_2by1(ptr noalias noundef sret([16 x i8]) align 8 captures(none) dereferenceable(16) %2, i64 noundef %ah.sroa.0.0, i64 noundef %al, i64 noundef %bl) #9
  %_16.0 = load i64, ptr %2, align 8, !noundef !2
  %25 = getelementptr inbounds nuw i8, ptr %2, i64 8
  %_16.1 = load i64, ptr %25, align 8, !noundef !2
  call void @llvm.lifetime.end.p0(ptr nonnull %2)
  br label %bb27

bb27:                                             ; preds = %bb22, %bb19, %bb3, %bb8
  %_7.sink = phi i64 [ %_7, %bb3 ], [ %_16.0, %bb8 ], [ %36, %bb22 ], [ %q.sroa.0.0, %bb19 ]
  %.sink38 = phi i64 [ 0, %bb3 ], [ %qh.sroa.0.0, %bb8 ], [ 0, %bb22 ], [ 0, %bb19 ]
  %_9.sink = phi i64 [ %_9.decomposed, %bb3 ], [ %_16.1, %bb8 ], [ %_60, %bb22 ], [ %33, %bb19 ]
  %.sink = phi i64 [ 0, %bb3 ], [ 0, %bb8 ], [ %37, %bb22 ], [ %35, %bb19 ]
  store i64 %_7.sink, ptr %out, align 8
  %26 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %.sink38, ptr %26, align 8
  %27 = getelementptr inbounds nuw i8, ptr %out, i64 16
  store i64 %_9.sink, ptr %27, align 8
  %28 = getelementptr inbounds nuw i8, ptr %out, i64 24
  store i64 %.sink, ptr %28, align 8
  ret void

bb12:                                             ; preds = %bb29.preheader
  %_21 = shl i64 %bh, %s.sroa.0.1.5
  %_24 = sub nsw i64 0, %s.sroa.0.1.5
  %29 = and i64 %_24, 63
  %_23 = lshr i64 %bl, %29
  %30 = or i64 %_21, %_23
  %31 = xor i64 %s.sroa.0.1.5, 63
  br label %bb13

bb13:                                             ; preds = %bb29.preheader, %bb12
  %.pre-phi = phi i64 [ %31, %bb12 ], [ 63, %bb29.preheader ]
  %v.sroa.0.0 = phi i64 [ %30, %bb12 ], [ %bh, %bb29.preheader ]
  %_28 = lshr i64 %0, 1
  %_29 = tail call i64 @llvm.fshl.i64(i64 %0, i64 %al, i64 63)
  call void @llvm.lifetime.start.p0(ptr nonnull %1)
; call sbf_rt::div_2by1
  call fastcc void @div_2by1(ptr noalias noundef sret([16 x i8]) align 8 captures(none) dereferenceable(16) %1, i64 noundef %_28, i64 noundef %_29, i64 noundef %v.sroa.0.0) #9
  %_27.0 = load i64, ptr %1, align 8, !noundef !2
  call void @llvm.lifetime.end.p0(ptr nonnull %1)
  %32 = lshr i64 %_27.0, %.pre-phi
  %q.sroa.0.0 = tail call i64 @llvm.usub.sat.i64(i64 %32, i64 1)
  %_52 = tail call noundef i64 @__sbf_umulh(i64 noundef %q.sroa.0.0, i64 noundef %bl) #8
  %_53 = mul i64 %q.sroa.0.0, %bh
  %pl = mul i64 %q.sroa.0.0, %bl
  %33 = sub i64 %al, %pl
  %_59 = icmp ult i64 %al, %pl
  %_58.neg = sext i1 %_59 to i64
  %34 = add i64 %_52, %_53
  %_57 = sub i64 %0, %34
  %35 = add i64 %_57, %_58.neg
  %_36 = icmp ugt i64 %35, %bh
  br i1 %_36, label %bb22, label %bb19

bb19:                                             ; preds = %bb13
  %_38 = icmp eq i64 %35, %bh
  %_40 = icmp uge i64 %33, %bl
  %or.cond = and i1 %_40, %_38
  br i1 %or.cond, label %bb22, label %bb27

bb22:                                             ; preds = %bb19, %bb13
  %36 = add nuw i64 %q.sroa.0.0, 1
  %_60 = sub i64 %33, %bl
  %_61 = sub i64 %35, %bh
  %_63 = icmp ult i64 %33, %bl
  %_62.neg = sext i1 %_63 to i64
  %37 = add i64 %_61, %_62.neg
  br label %bb27
}

; Function Attrs: noinline nounwind
define noundef range(i64 0, 2) i64 @__sbf_umulo(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) unnamed_addr #3 {
start:
  %_7 = tail call noundef i64 @__sbf_umulh(i64 noundef %al, i64 noundef %bh) #8
  %_8 = tail call noundef i64 @__sbf_umulh(i64 noundef %ah, i64 noundef %bl) #8
  %c1 = or i64 %_8, %_7
  %x = mul i64 %bh, %al
  %y = mul i64 %bl, %ah
  %cross = add i64 %x, %y
  %h0 = tail call noundef i64 @__sbf_umulh(i64 noundef %al, i64 noundef %bl) #8
  %hi = add i64 %h0, %cross
  %_14 = mul i64 %bl, %al
  store i64 %_14, ptr %out, align 8
  %0 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %hi, ptr %0, align 8
  %1 = icmp eq i64 %ah, 0
  br i1 %1, label %bb5, label %bb4

bb5:                                              ; preds = %start
  %.old = icmp ne i64 %c1, 0
  %_16.old = icmp ult i64 %cross, %x
  %or.cond2 = or i1 %_16.old, %.old
  br i1 %or.cond2, label %bb9, label %bb8

bb4:                                              ; preds = %start
  %2 = or i64 %c1, %bh
  %or.cond = icmp ne i64 %2, 0
  %_16 = icmp ult i64 %cross, %x
  %or.cond1 = or i1 %_16, %or.cond
  br i1 %or.cond1, label %bb9, label %bb8

bb8:                                              ; preds = %bb5, %bb4
  %3 = icmp ult i64 %hi, %h0
  %4 = zext i1 %3 to i64
  br label %bb9

bb9:                                              ; preds = %bb4, %bb5, %bb8
  %_15.sroa.0.0.off0 = phi i64 [ %4, %bb8 ], [ 1, %bb5 ], [ 1, %bb4 ]
  ret i64 %_15.sroa.0.0.off0
}

; Function Attrs: alwaysinline nounwind
define void @__sbf_urem(ptr noundef writeonly captures(none) initializes((0, 16)) %out, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) unnamed_addr #2 {
start:
  %t = alloca [32 x i8], align 8
  call void @llvm.lifetime.start.p0(ptr nonnull %t)
  call void @__sbf_udivrem(ptr noundef nonnull %t, i64 noundef %al, i64 noundef %ah, i64 noundef %bl, i64 noundef %bh) #9
  %0 = getelementptr inbounds nuw i8, ptr %t, i64 16
  %_9 = load i64, ptr %0, align 8, !noundef !2
  %1 = getelementptr inbounds nuw i8, ptr %t, i64 24
  %_10 = load i64, ptr %1, align 8, !noundef !2
  store i64 %_9, ptr %out, align 8
  %2 = getelementptr inbounds nuw i8, ptr %out, i64 8
  store i64 %_10, ptr %2, align 8
  call void @llvm.lifetime.end.p0(ptr nonnull %t)
  ret void
}

; Function Attrs: noinline nounwind
define noundef i32 @bcmp(ptr noundef %a, ptr noundef %b, i64 noundef %n) unnamed_addr #3 {
start:
  %_0 = tail call noundef i32 @memcmp(ptr noundef %a, ptr noundef %b, i64 noundef %n) #9
  ret i32 %_0
}

; Function Attrs: noinline nounwind
define noundef i32 @memcmp(ptr noundef %a, ptr noundef %b, i64 noundef %n) unnamed_addr #3 {
start:
  %r = alloca [4 x i8], align 4
  call void @llvm.lifetime.start.p0(ptr nonnull %r)
  store i32 0, ptr %r, align 4
  call void @sol_memcmp_(ptr noundef %a, ptr noundef %b, i64 noundef %n, ptr noundef nonnull %r) #8
  %_0 = load i32, ptr %r, align 4, !noundef !2
  call void @llvm.lifetime.end.p0(ptr nonnull %r)
  ret i32 %_0
}

; Function Attrs: alwaysinline nounwind
define noundef ptr @memcpy(ptr noundef returned %d, ptr noundef %s, i64 noundef %n) unnamed_addr #2 {
start:
  tail call void @sol_memmove_(ptr noundef %d, ptr noundef %s, i64 noundef %n) #8
  ret ptr %d
}

; Function Attrs: alwaysinline nounwind
define noundef ptr @memmove(ptr noundef returned %d, ptr noundef %s, i64 noundef %n) unnamed_addr #2 {
start:
  tail call void @sol_memmove_(ptr noundef %d, ptr noundef %s, i64 noundef %n) #8
  ret ptr %d
}

; Function Attrs: alwaysinline nounwind
define noundef ptr @memset(ptr noundef returned %d, i32 noundef %c, i64 noundef %n) unnamed_addr #2 {
start:
  %_5 = trunc i32 %c to i8
  tail call void @sol_memset_(ptr noundef %d, i8 noundef zeroext %_5, i64 noundef %n) #8
  ret ptr %d
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #4

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #5

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #5

; Function Attrs: nounwind

; Function Attrs: nounwind
declare void @sol_memcmp_(ptr noundef, ptr noundef, i64 noundef, ptr noundef) unnamed_addr #6

; Function Attrs: nounwind
declare void @sol_memmove_(ptr noundef, ptr noundef, i64 noundef) unnamed_addr #6

; Function Attrs: nounwind
declare void @sol_memset_(ptr noundef, i8 noundef zeroext, i64 noundef) unnamed_addr #6

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.fshl.i64(i64, i64, i64) #7

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.usub.sat.i64(i64, i64) #7

attributes #0 = { nofree noinline norecurse nosync nounwind memory(argmem: write, inaccessiblemem: write) "no-builtins" }
attributes #1 = { alwaysinline mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write) "no-builtins" }
attributes #2 = { alwaysinline nounwind "no-builtins" }
attributes #3 = { noinline nounwind "no-builtins" }
attributes #4 = { mustprogress nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }
attributes #5 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #6 = { nounwind "no-builtins" }
attributes #7 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #8 = { nounwind }
attributes #9 = { noinline nounwind }


!2 = !{}

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
