;; What the engine does with the words of bitmaps, 128 bits at a time. `words.ts` carries this module as it is assembled;
;; a test assembles it again and compares. Addresses and lengths are in bytes, lengths are multiples of 16 and not 0.
(module
  (memory (export "memory") 1)

  ;; into := from xor mask
  (func (export "copy") (param $into i32) (param $from i32) (param $mask i32) (param $length i32)
    (local $end i32)
    (local $masks v128)
    (local.set $masks (i32x4.splat (local.get $mask)))
    (local.set $end (i32.add (local.get $into) (local.get $length)))
    (loop $next
      (v128.store (local.get $into) (v128.xor (v128.load (local.get $from)) (local.get $masks)))
      (local.set $into (i32.add (local.get $into) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $into) (local.get $end)))))

  ;; into := into and (from xor mask)
  (func (export "and") (param $into i32) (param $from i32) (param $mask i32) (param $length i32)
    (local $end i32)
    (local $masks v128)
    (local.set $masks (i32x4.splat (local.get $mask)))
    (local.set $end (i32.add (local.get $into) (local.get $length)))
    (loop $next
      (v128.store
        (local.get $into)
        (v128.and
          (v128.load (local.get $into))
          (v128.xor (v128.load (local.get $from)) (local.get $masks))))
      (local.set $into (i32.add (local.get $into) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $into) (local.get $end)))))

  ;; into := into or from
  (func (export "or") (param $into i32) (param $from i32) (param $length i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $into) (local.get $length)))
    (loop $next
      (v128.store (local.get $into) (v128.or (v128.load (local.get $into)) (v128.load (local.get $from))))
      (local.set $into (i32.add (local.get $into) (i32.const 16)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $into) (local.get $end)))))

  ;; the number of ones
  (func (export "count") (param $from i32) (param $length i32) (result i32)
    (local $end i32)
    (local $sums v128)
    (local.set $end (i32.add (local.get $from) (local.get $length)))
    (loop $next
      (local.set $sums
        (i32x4.add
          (local.get $sums)
          (i32x4.extadd_pairwise_i16x8_u
            (i16x8.extadd_pairwise_i8x16_u (i8x16.popcnt (v128.load (local.get $from)))))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
      (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums))))))
