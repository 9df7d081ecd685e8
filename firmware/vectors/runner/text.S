/* The vectors as they are, for processors without files. */
        .section .rodata
        .global vectors_text
        .global vectors_text_end
vectors_text:
        .incbin "vectors/protocol.txt"
vectors_text_end:
        .byte 0
#if defined(__linux__)
        .section .note.GNU-stack, "", %progbits
#endif
