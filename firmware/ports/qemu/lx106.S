/* Start-up for QEMU's `-M sim -cpu lx106`: its reset vector is at 0x50000000, whatever the ELF says. */
        .section .reset, "ax"
        .global _reset
_reset: j       1f
        .align  4
2:      .word   _start
1:      l32r    a0, 2b
        jx      a0

/* Exceptions end the run with 100 + their cause. The table lies on a multiple of 256. */
        .section .vectors, "ax"
        .balign 256
        .global _vectors
_vectors:
        .org    0x30
        j       _panic
        .org    0x50
        j       _panic
        .org    0x70
        j       _panic
        .balign 4
_panic: rsr.exccause a3
        addi    a3, a3, 100
        movi    a2, 1
        simcall
        j       _panic

        .text
        .align  4
        .global _start
_start: movi    a1, __stack
        movi    a2, 0x20
        wsr.ps  a2
        rsync
        movi    a2, _vectors
        wsr.vecbase a2
        rsync
        call0   start_c

/* int simulator_call(int number, int a, const void* b, int c): write is 4, exit is 1. */
        .align  4
        .global simulator_call
simulator_call:
        simcall
        ret.n
